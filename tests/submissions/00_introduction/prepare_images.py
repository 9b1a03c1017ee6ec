"""Answers to prepare_images, right and wrong."""

# %% right · divide first
# Another order of the three steps.
def prepare_images(images):
    scaled = np.divide(images, 255, dtype="float32")
    return scaled.reshape(len(images), 28 * 28)

# %% right · multiply by the reciprocal
# A copy made by np.array.
def prepare_images(pictures):
    return np.array(pictures, dtype=np.float32).reshape((pictures.shape[0], -1) if len(pictures) else (0, 784)) * np.float32(1 / 255)

# %% right · a loop into an empty array
# Image by image.
def prepare_images(images):
    result = np.empty((len(images), 784), "float32")
    for row, image in zip(result, images):
        row[:] = image.ravel() / 255.0
    return result

# %% wrong · no division
# Values up to 255.
def prepare_images(images):
    return images.reshape(-1, 784).astype("float32")

# %% wrong · float64
# The type that / gives.
def prepare_images(images):
    return images.reshape(-1, 784) / 255

# %% wrong · per-image scaling
# Every image gets its own white.
def prepare_images(images):
    x = images.reshape(-1, 784).astype("float32")
    return x / np.maximum(x.max(axis=1, keepdims=True), 1)

# %% wrong · scaled by the largest value found
# Right whenever one pixel of the array is 255.
def prepare_images(images):
    x = images.reshape(-1, 784).astype("float32")
    return x / x.max() if len(x) else x

# %% wrong · transposed pixels
# Columns one after another.
def prepare_images(images):
    return images.transpose(0, 2, 1).reshape(-1, 784).astype("float32") / 255

# %% wrong · changes the shape of its input
# Setting .shape works in place.
def prepare_images(images):
    images.shape = (len(images), 784)
    return images.astype("float32") / 255

# %% wrong · overwrites its input
# Halves the pixels of the caller on the way.
def prepare_images(images):
    result = images.reshape(-1, 784).astype("float32") / 255
    images //= 2
    return result

# %% wrong · still images
# Not flattened.
def prepare_images(images):
    return images.astype("float32") / 255

# %% wrong · divided as whole numbers
# // rounds down to 0 and 1.
def prepare_images(images):
    return (images.reshape(-1, 784) // 255).astype("float32")

# %% wrong · divided by 256
# White becomes 0.996.
def prepare_images(images):
    return images.reshape(-1, 784).astype("float32") / 256

# %% wrong · inverted
# Black on white.
def prepare_images(images):
    return 1 - images.reshape(-1, 784).astype("float32") / 255

# %% wrong · nothing returned
# Forgets return.
def prepare_images(images):
    x = images.reshape(-1, 784).astype("float32") / 255

# %% wrong · stretched to the full range
# Subtracts the smallest value and divides by the range.
def prepare_images(images):
    x = images.reshape(-1, 784).astype("float32")
    return (x - x.min()) / (x.max() - x.min()) if len(x) else x
