"""Answers to l1_penalty, right and wrong."""

# %% right · a loop
# Plain Python, digit by digit.
def l1_penalty(codes, l1):
    total = 0.0
    for code in codes:
        for activation in code:
            total += abs(float(activation))
    return l1 * total / len(codes)

# %% right · einsum
# The sum of |code| over everything, divided by the number of digits.
def l1_penalty(codes, l1):
    return l1 * np.einsum("nd->", np.abs(codes)) / codes.shape[0]

# %% right · the norm of linear algebra
# The L1 norm of every row.
def l1_penalty(codes, l1):
    return float(l1 * np.linalg.norm(codes, ord=1, axis=1).mean())

# %% right · keras.ops
# A scalar tensor is a number, too.
def l1_penalty(activations, price):
    return price * ops.mean(ops.sum(ops.abs(ops.convert_to_tensor(activations)), axis=-1))

# %% wrong · mean over the units
# The mean over everything is a factor d too small.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.abs(codes))

# %% wrong · sum over the batch
# The sum over everything is a factor n too large.
def l1_penalty(codes, l1):
    return l1 * np.sum(np.abs(codes))

# %% wrong · signed sum
# Positive and negative activations cancel out.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.sum(codes, axis=1))

# %% wrong · absolute value of the sum
# The absolute value comes too late.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.abs(np.sum(codes, axis=1)))

# %% wrong · wrong axis
# Sums over the digits and averages over the units.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.sum(np.abs(codes), axis=0))

# %% wrong · squares
# The L2 penalty.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.sum(codes**2, axis=1))

# %% wrong · l1 left out
# The mean L1 norm.
def l1_penalty(codes, l1):
    return np.mean(np.sum(np.abs(codes), axis=1))

# %% wrong · one number for every digit
# Not averaged.
def l1_penalty(codes, l1):
    return l1 * np.sum(np.abs(codes), axis=1)

# %% wrong · 32 written in
# Right for codes of 32 numbers only.
def l1_penalty(codes, l1):
    return l1 * 32 * np.mean(np.abs(codes))

# %% wrong · changes its input
# Takes the absolute values in place.
def l1_penalty(codes, l1):
    np.abs(codes, out=codes)
    return l1 * codes.sum() / len(codes)

# %% wrong · ReLU in place of the absolute value
# Negative activations are free.
def l1_penalty(codes, l1):
    return l1 * np.mean(np.sum(np.maximum(codes, 0), axis=1))

# %% wrong · nothing returned
# Prints in place of return.
def l1_penalty(codes, l1):
    print(l1 * np.mean(np.sum(np.abs(codes), axis=1)))
