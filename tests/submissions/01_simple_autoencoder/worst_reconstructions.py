"""Answers to worst_reconstructions, right and wrong."""

# %% right · argpartition and a final sort
# Finds the n largest first and sorts only those.
def worst_reconstructions(x, x_hat, n):
    errors = ((x - x_hat) ** 2).mean(axis=1)
    largest = np.argpartition(-errors, n - 1)[:n]
    return largest[np.argsort(-errors[largest])]

# %% right · a loop and Python's sorted
# Plain Python, returns a list.
def worst_reconstructions(x, x_hat, n):
    errors = []
    for original, copy in zip(x, x_hat):
        errors.append(float(np.square(original - copy).sum()))
    return sorted(range(len(x)), key=lambda i: errors[i], reverse=True)[:n]

# %% right · einsum and a reversed sort
# The sum of squares ranks as the mean does.
def worst_reconstructions(originals, reconstructions, how_many):
    gap = originals - reconstructions
    return np.argsort(np.einsum("ij,ij->i", gap, gap))[::-1][:how_many]

# %% wrong · ascending
# The best come first.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(np.mean((x - x_hat) ** 2, axis=1))[:n]

# %% wrong · signed errors
# Positive and negative errors cancel out.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.mean(x - x_hat, axis=1))[:n]

# %% wrong · one error over all pixels
# The mean over both axes is one number.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.atleast_1d(np.mean((x - x_hat) ** 2)))[:n]

# %% wrong · absolute errors
# Ranks many small errors before few large ones.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.mean(np.abs(x - x_hat), axis=1))[:n]

# %% wrong · the largest single pixel
# Looks at one pixel of each image.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.max((x - x_hat) ** 2, axis=1))[:n]

# %% wrong · the n worst, best of them first
# Takes the right images from the end of the sort but leaves them ascending.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(np.mean((x - x_hat) ** 2, axis=1))[-n:]

# %% wrong · ignores n
# Always returns ten.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.mean((x - x_hat) ** 2, axis=1))[:10]

# %% wrong · the errors in place of the indices
# Sorts the errors themselves.
def worst_reconstructions(x, x_hat, n):
    return np.sort(np.mean((x - x_hat) ** 2, axis=1))[::-1][:n]

# %% wrong · sorts its input
# Overwrites x with the differences.
def worst_reconstructions(x, x_hat, n):
    x -= x_hat
    return np.argsort(-np.mean(x**2, axis=1))[:n]

# %% wrong · signed errors, reconstruction minus original
# Right wherever every reconstruction is brighter than its original.
def worst_reconstructions(x, x_hat, n):
    return np.argsort(-np.mean(x_hat - x, axis=1))[:n]
