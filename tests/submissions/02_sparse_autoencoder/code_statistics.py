"""Answers to code_statistics, right and wrong."""

# %% right · counting
# np.count_nonzero and shapes.
def code_statistics(codes):
    n_on = np.count_nonzero(codes)
    return {"mean": np.sum(codes) / codes.size, "zero_fraction": 1 - n_on / codes.size,
            "dead_units": codes.shape[1] - np.count_nonzero(codes.any(axis=0))}

# %% right · maxima of the units
# ReLU codes are never negative, so a unit is dead if its maximum is zero.
def code_statistics(codes):
    codes = np.asarray(codes)
    return dict(mean=codes.mean(), zero_fraction=(codes <= 0).mean(), dead_units=np.sum(codes.max(axis=0) == 0))

# %% right · loops
# Plain Python.
def code_statistics(codes):
    values = [float(value) for code in codes for value in code]
    units = [[float(code[k]) for code in codes] for k in range(len(codes[0]))]
    return {
        "mean": sum(values) / len(values),
        "zero_fraction": values.count(0.0) / len(values),
        "dead_units": sum(not any(unit) for unit in units),
        "n": len(codes),
    }

# %% right · keras.ops
# Scalar tensors as values.
def code_statistics(codes):
    zero = ops.cast(ops.equal(codes, 0), "float32")
    return {"mean": ops.mean(codes), "zero_fraction": ops.mean(zero),
            "dead_units": ops.sum(ops.min(zero, axis=0))}

# %% wrong · small counted as zero
# np.isclose has a tolerance of 1e-8, a threshold of 0.01 is worse.
def code_statistics(codes):
    is_zero = codes < 0.01
    return {"mean": codes.mean(), "zero_fraction": is_zero.mean(), "dead_units": int(is_zero.all(axis=0).sum())}

# %% wrong · mean of per-unit maxima
# The mean describes the largest activations only.
def code_statistics(codes):
    return {"mean": codes.max(axis=0).mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes == 0).all(axis=0).sum())}

# %% wrong · mean of the active units
# Leaves the zeros out.
def code_statistics(codes):
    return {"mean": codes[codes > 0].mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes == 0).all(axis=0).sum())}

# %% wrong · zeros counted, not their share
# A number of zeros.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": int((codes == 0).sum()),
            "dead_units": int((codes == 0).all(axis=0).sum())}

# %% wrong · share of non-zeros
# The opposite.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes != 0).mean(),
            "dead_units": int((codes == 0).all(axis=0).sum())}

# %% wrong · dead digits
# Wrong axis: counts digits that use no unit.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes == 0).all(axis=1).sum())}

# %% wrong · units that are ever zero
# any in place of all.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes == 0).any(axis=0).sum())}

# %% wrong · dead units as a share
# A fraction where a count was asked for.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": (codes == 0).all(axis=0).mean()}

# %% wrong · dead units listed
# The indices of the dead units.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": np.flatnonzero((codes == 0).all(axis=0))}

# %% wrong · nearly dead counted as dead
# A unit that fires faintly once is not dead.
def code_statistics(codes):
    return {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes.mean(axis=0) < 1e-3).sum())}

# %% wrong · 32 units written in
# Divides by the notebook's code size.
def code_statistics(codes):
    return {"mean": codes.sum() / (len(codes) * 32), "zero_fraction": (codes == 0).mean(),
            "dead_units": int((codes == 0).all(axis=0).sum())}

# %% wrong · changes its input
# Rounds the codes in place.
def code_statistics(codes):
    numbers = {"mean": codes.mean(), "zero_fraction": (codes == 0).mean(),
               "dead_units": int((codes == 0).all(axis=0).sum())}
    np.round(codes, 2, out=codes)
    return numbers

# %% wrong · a tuple
# Three numbers without names.
def code_statistics(codes):
    return codes.mean(), (codes == 0).mean(), int((codes == 0).all(axis=0).sum())

# %% wrong · another key
# zeros in place of zero_fraction.
def code_statistics(codes):
    return {"mean": codes.mean(), "zeros": (codes == 0).mean(), "dead_units": int((codes == 0).all(axis=0).sum())}
