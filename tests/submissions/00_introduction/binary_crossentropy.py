"""Answers to binary_crossentropy, right and wrong."""

# %% right · np.where and minimum
# Clipping by minimum and maximum.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.minimum(np.maximum(x_hat, epsilon), 1 - epsilon)
    return np.average(-(x * np.log(p)) - (1 - x) * np.log1p(-p))

# %% right · einsum in float64
# The two sums by einsum, divided by the number of pixels.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    x, p = np.ravel(x).astype("float64"), np.clip(np.ravel(x_hat).astype("float64"), epsilon, 1 - epsilon)
    return -float(np.einsum("i,i->", x, np.log(p)) + np.einsum("i,i->", 1 - x, np.log(1 - p))) / x.size

# %% right · a loop over images
# One mean for every image, then the mean of the means.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    losses = []
    for truth, guess in zip(x, x_hat):
        guess = np.clip(guess, epsilon, 1 - epsilon)
        losses.append(-(truth * np.log(guess) + (1 - truth) * np.log(1 - guess)).mean())
    return sum(losses) / len(losses)

# %% wrong · sum
# Over pixels and images.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.sum(x * np.log(p) + (1 - x) * np.log(1 - p))

# %% wrong · summed over pixels
# Averaged over images only.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.mean(np.sum(x * np.log(p) + (1 - x) * np.log(1 - p), axis=-1))

# %% wrong · log2
# In bits.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.mean(x * np.log2(p) + (1 - x) * np.log2(1 - p))

# %% wrong · one term missing
# Background costs nothing.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    return -np.mean(x * np.log(np.clip(x_hat, epsilon, 1 - epsilon)))

# %% wrong · no clipping
# Infinite at 0 and 1.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    return -np.mean(x * np.log(x_hat) + (1 - x) * np.log(1 - x_hat))

# %% wrong · clipping x
# Both are clipped.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    x, p = np.clip(x, epsilon, 1 - epsilon), np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.mean(x * np.log(p) + (1 - x) * np.log(1 - p))

# %% wrong · no minus sign
# A negative loss.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return np.mean(x * np.log(p) + (1 - x) * np.log(1 - p))

# %% wrong · arguments swapped
# The logarithm of the truth.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x, epsilon, 1 - epsilon)
    return -np.mean(x_hat * np.log(p) + (1 - x_hat) * np.log(1 - p))

# %% wrong · epsilon written in
# Ignores the argument.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, 1e-7, 1 - 1e-7)
    return -np.mean(x * np.log(p) + (1 - x) * np.log(1 - p))

# %% wrong · epsilon added in place of clipping
# Close for tiny epsilon, wrong for others.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    return -np.mean(x * np.log(x_hat + epsilon) + (1 - x) * np.log(1 - x_hat + epsilon))

# %% wrong · clips its input in place
# x_hat of the caller changes.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    np.clip(x_hat, epsilon, 1 - epsilon, out=x_hat)
    return -np.mean(x * np.log(x_hat) + (1 - x) * np.log(1 - x_hat))

# %% wrong · one number for every image
# The mean over the last axis only.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.mean(x * np.log(p) + (1 - x) * np.log(1 - p), axis=-1)

# %% wrong · divided by 784 whatever the size
# Right for vectors of 784 only.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    p = np.clip(x_hat, epsilon, 1 - epsilon)
    return -np.sum(x * np.log(p) + (1 - x) * np.log(1 - p)) / (784 * len(x))

# %% wrong · mean squared error
# Another distance.
def binary_crossentropy(x, x_hat, epsilon=1e-7):
    return np.mean((x - x_hat) ** 2)
