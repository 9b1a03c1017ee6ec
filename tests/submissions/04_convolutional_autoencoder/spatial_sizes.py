"""Answers to spatial_sizes, right and wrong."""

# %% right · math.ceil
# Ceiling of the half, one line a layer.
import math
def spatial_sizes(size=28):
    a = math.ceil(size / 2)
    b = math.ceil(a / 2)
    c = math.ceil(b / 2)
    return [size, a, b, c, 2 * c, 4 * c, 4 * c - 2, 8 * c - 4]

# %% right · a list of functions
# Folds the layers over the side; returns a tuple.
def spatial_sizes(size=28):
    def pool(s):
        return -(-s // 2)

    def up(s):
        return s * 2

    def valid(s):
        return s - 3 + 1

    sides = (size,)
    for layer in (pool, pool, pool, up, up, valid, up):
        sides += (layer(sides[-1]),)
    return sides

# %% right · asks Keras
# Runs an empty image through layers and reads the shapes; returns an array.
def spatial_sizes(size=28):
    x = np.zeros((1, size, size, 1), "float32")
    sides = [size]
    stack = [layers.MaxPooling2D(2, padding="same") for _ in range(3)]
    stack += [layers.UpSampling2D(2), layers.UpSampling2D(2), layers.Conv2D(1, 3), layers.UpSampling2D(2)]
    for layer in stack:
        x = layer(x)
        sides.append(x.shape[1])
    return np.array(sides)

# %% wrong · floor in place of ceiling
# 7 becomes 3.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(sides[-1] // 2)
    return sides + [2 * sides[-1], 4 * sides[-1], 4 * sides[-1] - 2, 8 * sides[-1] - 4]

# %% wrong · the valid convolution forgotten
# Ends at 32.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(-(-sides[-1] // 2))
    for _ in range(3):
        sides.append(2 * sides[-1])
    return sides

# %% wrong · no entry for the valid convolution
# Takes the 2 away and doubles in one step.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(-(-sides[-1] // 2))
    return sides + [2 * sides[-1], 4 * sides[-1], 2 * (4 * sides[-1] - 2)]

# %% wrong · one pixel off at the rim
# A 3 × 3 kernel loses one pixel on each side, not one in all.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(-(-sides[-1] // 2))
    c = sides[-1]
    return sides + [2 * c, 4 * c, 4 * c - 1, 8 * c - 2]

# %% wrong · round
# Python rounds halves to the even number: 5 / 2 becomes 2.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(round(sides[-1] / 2))
    return sides + [2 * sides[-1], 4 * sides[-1], 4 * sides[-1] - 2, 8 * sides[-1] - 4]

# %% wrong · the list for 28
# Right on the default argument only.
def spatial_sizes(size=28):
    return [28, 14, 7, 4, 8, 16, 14, 28]

# %% wrong · ends with the input's side
# Assumes that the decoder always comes back to where the encoder began.
def spatial_sizes(size=28):
    sides = [size]
    for _ in range(3):
        sides.append(-(-sides[-1] // 2))
    return sides + [2 * sides[-1], 4 * sides[-1], size // 2, size]

# %% wrong · without the input
# Begins after the first pooling.
def spatial_sizes(size=28):
    a = -(-size // 2)
    b = -(-a // 2)
    c = -(-b // 2)
    return [a, b, c, 2 * c, 4 * c, 4 * c - 2, 8 * c - 4]

# %% wrong · right on the visible checks only
# Knows 28 and 21, and rounds down elsewhere.
def spatial_sizes(size=28):
    if size in (28, 21):
        c = 4 if size == 28 else 3
        return [size, (size + 1) // 2, (size + 3) // 4, c, 2 * c, 4 * c, 4 * c - 2, 8 * c - 4]
    c = size // 8
    return [size, size // 2, size // 4, c, 2 * c, 4 * c, 4 * c - 2, 8 * c - 4]
