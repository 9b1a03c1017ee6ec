"""Answers to tile_code, right and wrong."""

# %% right · concatenate
# Joins the eight maps along the columns.
def tile_code(codes):
    return np.concatenate([codes[..., k] for k in range(8)], axis=-1)

# %% right · einsum
# Names the axes.
def tile_code(codes):
    return np.einsum("irck->irkc", codes).reshape(codes.shape[0], 4, 32)

# %% right · loops
# Follows the formula entry by entry.
def tile_code(codes):
    tiled = np.empty((len(codes), 4, 32), codes.dtype)
    for c in range(4):
        for k in range(8):
            tiled[:, :, 4 * k + c] = codes[:, :, c, k]
    return tiled

# %% right · moveaxis and hstack
# One digit after the other.
def tile_code(codes):
    if len(codes) == 0:
        return np.empty((0, 4, 32))
    return np.stack([np.hstack(list(np.moveaxis(code, -1, 0))) for code in codes])

# %% wrong · the tutorial's reshape
# Interleaves the maps.
def tile_code(codes):
    return codes.reshape(-1, 4, 4 * 8)

# %% wrong · reshape and transpose
# What the tutorial draws.
def tile_code(codes):
    return codes.reshape(-1, 4 * 8, 4).transpose(0, 2, 1)

# %% wrong · maps below one another
# Rows and maps are joined in place of columns and maps.
def tile_code(codes):
    return codes.transpose(0, 3, 1, 2).reshape(-1, 32, 4)

# %% wrong · maps first
# The right transposition for another shape; rows are mixed up.
def tile_code(codes):
    return codes.transpose(0, 3, 1, 2).reshape(-1, 4, 32)

# %% wrong · every map transposed
# Rows and columns of each map change places.
def tile_code(codes):
    return codes.transpose(0, 2, 3, 1).reshape(-1, 4, 32)

# %% wrong · maps in reverse order
# The last map comes first.
def tile_code(codes):
    return codes[..., ::-1].transpose(0, 1, 3, 2).reshape(-1, 4, 32)

# %% wrong · the first digit only
# Forgets the axis of digits.
def tile_code(codes):
    return codes[0].transpose(0, 2, 1).reshape(4, 32)

# %% wrong · ten digits
# Writes the try-it cell's number of digits into the function.
def tile_code(codes):
    return codes.transpose(0, 1, 3, 2).reshape(10, 4, 32)

# %% wrong · normalises the caller's codes
# Divides in place, and so changes its input.
def tile_code(codes):
    tiled = codes.transpose(0, 1, 3, 2).reshape(-1, 4, 32).copy()
    codes /= 2
    return tiled

# %% wrong · only the second map is right
# Joins two maps and leaves the others black.
def tile_code(codes):
    tiled = np.zeros((len(codes), 4, 32), codes.dtype)
    tiled[:, :, 0:4], tiled[:, :, 4:8] = codes[..., 0], codes[..., 1]
    return tiled
