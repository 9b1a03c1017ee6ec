"""Answers to to_image_tensor, right and wrong."""

# %% right · reshape and a float32 divisor
# Divides by a float32 number.
def to_image_tensor(images):
    return images.reshape(len(images), 28, 28, 1) / np.float32(255)

# %% right · expand_dims and multiply
# Converts first, then scales.
def to_image_tensor(digits):
    tensor = np.expand_dims(np.asarray(digits, dtype=np.float32), axis=-1)
    return np.multiply(tensor, 1 / 255, dtype="float32")

# %% right · image by image
# A loop into an empty array.
def to_image_tensor(images):
    out = np.zeros((images.shape[0], 28, 28, 1), np.float32)
    for k in range(images.shape[0]):
        out[k, :, :, 0] = images[k] / 255.0
    return out

# %% wrong · channels first
# The channel axis is the second one.
def to_image_tensor(images):
    return images[:, np.newaxis].astype("float32") / 255

# %% wrong · no division
# Values from 0 to 255.
def to_image_tensor(images):
    return images[..., np.newaxis].astype("float32")

# %% wrong · float64
# NumPy's division of integers gives float64.
def to_image_tensor(images):
    return images[..., np.newaxis] / 255

# %% wrong · no channel axis
# Shape (n, 28, 28).
def to_image_tensor(images):
    return images.astype("float32") / 255

# %% wrong · three channels
# The tutorial's (samples, 3, 28, 28), with the channels last.
def to_image_tensor(images):
    return np.repeat(images[..., np.newaxis], 3, axis=-1).astype("float32") / 255

# %% wrong · transposed images
# Rows and columns change places.
def to_image_tensor(images):
    return images.T.reshape(28, 28, -1, 1).transpose(2, 0, 1, 3).astype("float32") / 255

# %% wrong · scaled by the brightest pixel
# Divides by the largest value that occurs.
def to_image_tensor(images):
    return images[..., np.newaxis].astype("float32") / max(images.max(initial=0), 1)

# %% wrong · integer division
# Everything but 255 becomes 0.
def to_image_tensor(images):
    return (images[..., np.newaxis] // 255).astype("float32")

# %% wrong · changes its input
# Blackens faint pixels of the caller's array first.
def to_image_tensor(images):
    tensor = images[..., np.newaxis].astype("float32") / 255
    images[:] = 0
    return tensor

# %% wrong · 4,000 images
# Writes the notebook's number of digits into the function.
def to_image_tensor(images):
    return images.reshape(4000, 28, 28, 1).astype("float32") / 255
