"""Answers to compression_factor, right and wrong."""

# %% right · a conversion to float
# Division of floats.
def compression_factor(input_dim, encoding_dim):
    return float(input_dim) / float(encoding_dim)

# %% right · NumPy
# A NumPy number is a number.
def compression_factor(n_pixels, n_code):
    return np.divide(n_pixels, n_code)

# %% right · a power
# Times the reciprocal.
def compression_factor(input_dim, encoding_dim):
    return input_dim * encoding_dim**-1

# %% wrong · inverted
# The code's share of the input.
def compression_factor(input_dim, encoding_dim):
    return encoding_dim / input_dim

# %% wrong · integer division
# Rounds down to 24.
def compression_factor(input_dim, encoding_dim):
    return input_dim // encoding_dim

# %% wrong · saved share
# How much is saved, in place of the factor.
def compression_factor(input_dim, encoding_dim):
    return 1 - encoding_dim / input_dim

# %% wrong · 784 written in
# Right for MNIST only.
def compression_factor(input_dim, encoding_dim):
    return 784 / encoding_dim

# %% wrong · always 24.5
# The answer of the example.
def compression_factor(input_dim, encoding_dim):
    return 24.5

# %% wrong · a text
# Formatted for people.
def compression_factor(input_dim, encoding_dim):
    return f"{input_dim / encoding_dim}"

# %% wrong · rounded
# To the next whole or half.
def compression_factor(input_dim, encoding_dim):
    return round(2 * input_dim / encoding_dim) / 2
