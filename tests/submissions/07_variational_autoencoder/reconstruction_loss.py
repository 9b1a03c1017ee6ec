"""Answers to reconstruction_loss, right and wrong."""

# %% right · Keras' mean times the number of pixels
# binary_crossentropy clips by itself.
def reconstruction_loss(x, x_hat):
    return x.shape[-1] * keras.losses.binary_crossentropy(x, x_hat)

# %% right · ops.binary_crossentropy and a sum
# Elementwise first.
def reconstruction_loss(x, x_hat):
    x, x_hat = ops.convert_to_tensor(x), ops.convert_to_tensor(x_hat)
    return ops.sum(ops.binary_crossentropy(x, x_hat), axis=-1)

# %% right · a loss object with its own reduction
# The class in place of the function; one more axis makes every pixel its own loss.
def reconstruction_loss(x, x_hat):
    pixelwise = keras.losses.BinaryCrossentropy(reduction=None)
    x, x_hat = ops.convert_to_tensor(x), ops.convert_to_tensor(x_hat)
    return ops.sum(pixelwise(x[..., None], x_hat[..., None]), axis=1)

# %% right · maximum and minimum in place of clip
# The same bounds in two steps, and a matrix product for the sum.
def reconstruction_loss(x, x_hat):
    x = ops.convert_to_tensor(x)
    p = ops.minimum(ops.maximum(x_hat, 1e-7), 1 - 1e-7)
    terms = ops.where(x > 0, x * ops.log(p), 0.0) + (1.0 - x) * ops.log(1.0 - p)
    return -ops.sum(terms, -1)

# %% wrong · mean over the pixels
# Keras' own, 784 times too small.
def reconstruction_loss(x, x_hat):
    return keras.losses.binary_crossentropy(x, x_hat)

# %% wrong · always times 784
# Right for digits only.
def reconstruction_loss(x, x_hat):
    return 784 * keras.losses.binary_crossentropy(x, x_hat)

# %% wrong · one number for the batch
# Sums over digits, too.
def reconstruction_loss(x, x_hat):
    x_hat = ops.clip(x_hat, 1e-7, 1 - 1e-7)
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat))

# %% wrong · no clipping
# Infinite, or not a number, at 0 and 1.
def reconstruction_loss(x, x_hat):
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=-1)

# %% wrong · the second term missing
# Background pixels cost nothing.
def reconstruction_loss(x, x_hat):
    return -ops.sum(x * ops.log(ops.clip(x_hat, 1e-7, 1 - 1e-7)), axis=-1)

# %% wrong · the other sign
# The log-probability itself.
def reconstruction_loss(x, x_hat):
    x_hat = ops.clip(x_hat, 1e-7, 1 - 1e-7)
    return ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=-1)

# %% wrong · squared error
# Not a log-probability of ink.
def reconstruction_loss(x, x_hat):
    return ops.sum(ops.square(x - x_hat), axis=-1)

# %% wrong · arguments swapped
# The logarithm of the original.
def reconstruction_loss(x, x_hat):
    x = ops.clip(x, 1e-7, 1 - 1e-7)
    return -ops.sum(x_hat * ops.log(x) + (1 - x_hat) * ops.log(1 - x), axis=-1)

# %% wrong · bits
# The logarithm to base 2.
def reconstruction_loss(x, x_hat):
    x_hat = ops.clip(x_hat, 1e-7, 1 - 1e-7)
    return -ops.sum(x * ops.log2(x_hat) + (1 - x) * ops.log2(1 - x_hat), axis=-1)

# %% wrong · NumPy
# Right values that Keras cannot differentiate.
def reconstruction_loss(x, x_hat):
    x, x_hat = np.asarray(x), np.clip(np.asarray(x_hat), 1e-7, 1 - 1e-7)
    return -np.sum(x * np.log(x_hat) + (1 - x) * np.log(1 - x_hat), axis=-1)

# %% wrong · NumPy, converted at the end
# A tensor comes out, but no gradient passes.
def reconstruction_loss(x, x_hat):
    x, x_hat = np.asarray(x), np.clip(np.asarray(x_hat), 1e-7, 1 - 1e-7)
    return ops.convert_to_tensor(-np.sum(x * np.log(x_hat) + (1 - x) * np.log(1 - x_hat), axis=-1))

# %% wrong · clipped far too early
# Between 0.01 and 0.99: confident copies cost eight nats, confident mistakes little.
def reconstruction_loss(x, x_hat):
    x_hat = ops.clip(x_hat, 0.01, 0.99)
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=-1)

# %% wrong · rounds the digits
# Black and white targets in place of grey ones.
def reconstruction_loss(x, x_hat):
    x, x_hat = ops.round(x), ops.clip(x_hat, 1e-7, 1 - 1e-7)
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=-1)

# %% wrong · clips in place
# Changes the array that it was given.
def reconstruction_loss(x, x_hat):
    if isinstance(x_hat, np.ndarray):
        np.clip(x_hat, 0.05, 0.95, out=x_hat)
    x_hat = ops.clip(x_hat, 1e-7, 1 - 1e-7)
    return -ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=-1)
