"""Answers to count_parameters, right and wrong."""

# %% right · both halves by loops
# Counts the encoder on the way down and the decoder on the way up.
def count_parameters(layer_sizes, input_dim=784):
    total, below = 0, input_dim
    for size in layer_sizes:
        total += (below + 1) * size
        below = size
    for size in list(layer_sizes[:-1])[::-1] + [input_dim]:
        total += (below + 1) * size
        below = size
    return total

# %% right · weights twice, biases once
# The weights of the two halves are equally many; the biases are counted apart.
def count_parameters(sizes, input_dim=784):
    chain = [input_dim] + list(sizes)
    weights = 2 * sum(chain[k] * chain[k + 1] for k in range(len(sizes)))
    return weights + 2 * sum(sizes[:-1]) + sizes[-1] + input_dim

# %% right · NumPy
# A product of two shifted arrays; returns a NumPy integer.
def count_parameters(layer_sizes, input_dim=784):
    down = np.array([input_dim, *layer_sizes])
    sizes = np.concatenate([down, down[-2::-1]])
    return np.sum(sizes[:-1] * sizes[1:]) + sizes[1:].sum()

# %% wrong · no biases
# Counts the kernels only.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes, *layer_sizes[:-1][::-1], input_dim]
    return sum(a * b for a, b in zip(sizes, sizes[1:]))

# %% wrong · encoder only
# Stops at the code.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes]
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# %% wrong · code layer counted twice
# Mirrors all sizes, so that a layer from the code to the code appears.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes]
    sizes = sizes + sizes[::-1]
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# %% wrong · the encoder's count doubled
# The decoder has the same weights but other biases.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes]
    return 2 * sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# %% wrong · biases of the inputs
# Adds a bias for every input of a layer in place of every output.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes, *layer_sizes[:-1][::-1], input_dim]
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)

# %% wrong · input_dim ignored
# Writes 784 into the function.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [784, *layer_sizes, *layer_sizes[:-1][::-1], 784]
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# %% wrong · changes its input
# Reverses the caller's list in place.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes]
    if isinstance(layer_sizes, list):
        layer_sizes.reverse()
        sizes += layer_sizes[1:] + [input_dim]
    else:
        sizes += [*layer_sizes[:-1][::-1], input_dim]
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# %% wrong · one number for every layer
# Forgets the sum.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, *layer_sizes, *layer_sizes[:-1][::-1], input_dim]
    return [a * b + b for a, b in zip(sizes, sizes[1:])]

# %% wrong · right on the visible checks only
# A table of the two sizes that the notebook shows.
def count_parameters(layer_sizes, input_dim=784):
    return {(32,): 50_992, (128, 64, 32): 222_384}.get(tuple(layer_sizes), 0)

# %% wrong · the outermost layers only
# Right for one layer, and forgets what lies between the first and the last.
def count_parameters(layer_sizes, input_dim=784):
    first = layer_sizes[0]
    return input_dim * first + first + first * input_dim + input_dim

# %% wrong · a first layer of 128
# A size of the notebook's stack is written in the function.
def count_parameters(layer_sizes, input_dim=784):
    sizes = [input_dim, 128, *layer_sizes[1:]]
    sizes += sizes[-2::-1]
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))
