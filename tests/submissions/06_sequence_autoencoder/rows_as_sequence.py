"""Answers to rows_as_sequence, right and wrong."""

# %% right · divide into a new array
# NumPy's divide with the type of the result.
def rows_as_sequence(images):
    return np.divide(images, 255, dtype=np.float32)

# %% right · row by row in a loop
# Fills an empty array, one step after another.
def rows_as_sequence(images):
    sequences = np.empty((len(images), 28, 28), "float32")
    for i in range(len(images)):
        for t in range(28):
            sequences[i, t] = images[i][t] / 255.0
    return sequences

# %% right · Keras' rescaling
# A preprocessing layer, turned back into an array.
def rows_as_sequence(images):
    scaled = layers.Rescaling(1 / 255)(images.astype("float32"))
    return keras.ops.convert_to_numpy(scaled)

# %% right · flat and back
# Goes through vectors of 784 numbers.
def rows_as_sequence(images):
    flat = images.reshape(len(images), 784).astype(np.float32) / 255.0
    return flat.reshape(-1, 28, 28)

# %% wrong · columns as time
# Exchanges rows and columns.
def rows_as_sequence(images):
    return images.transpose(0, 2, 1).astype("float32") / 255

# %% wrong · from bottom to top
# The rows are in reverse order.
def rows_as_sequence(images):
    return images[:, ::-1].astype("float32") / 255

# %% wrong · rows read from right to left
# Every row is mirrored.
def rows_as_sequence(images):
    return images[:, :, ::-1].astype("float32") / 255

# %% wrong · no division
# Numbers from 0 to 255.
def rows_as_sequence(images):
    return images.astype("float32")

# %% wrong · float64
# Right values of the wrong type.
def rows_as_sequence(images):
    return images / 255

# %% wrong · scaled by the largest pixel
# Right as long as some pixel is 255.
def rows_as_sequence(images):
    return images.astype("float32") / max(1, images.max(initial=0))

# %% wrong · pixels one by one
# 784 steps of one number.
def rows_as_sequence(images):
    return images.reshape(-1, 784, 1).astype("float32") / 255

# %% wrong · a channel axis
# Images for a convolution, not sequences.
def rows_as_sequence(images):
    return images[..., None].astype("float32") / 255

# %% wrong · integer division
# Almost every pixel becomes 0.
def rows_as_sequence(images):
    return (images // 255).astype("float32")

# %% wrong · changes its input
# Inverts the images in place and undoes it only in the result.
def rows_as_sequence(images):
    images[:] = 255 - images
    return 1 - images.astype("float32") / 255

# %% wrong · steps before sequences
# Time as the first axis, as some other libraries have it.
def rows_as_sequence(images):
    return images.transpose(1, 0, 2).astype("float32") / 255
