"""Answers to generate_digits, right and wrong."""

# %% right · keras.random with a seed
# Calls the generator like a function.
def generate_digits(generator, n, seed):
    z = keras.random.normal((n, generator.input_shape[1]), seed=seed)
    return np.array(generator(z)).reshape(-1, 28, 28)

# %% right · the old NumPy generator
# RandomState, one code at a time.
def generate_digits(generator, n, seed):
    rng = np.random.RandomState(seed)
    size = generator.inputs[0].shape[-1]
    digits = [ops.convert_to_numpy(generator(rng.randn(1, size).astype("float32")))[0] for _ in range(n)]
    return np.stack(digits).reshape((n, 28, 28))

# %% right · scipy's multivariate normal distribution
# Drawn as vectors from N(0, I).
def generate_digits(generator, n, seed):
    from scipy.stats import multivariate_normal
    d = generator.input_shape[-1]
    z = multivariate_normal(np.zeros(d), np.eye(d)).rvs(n, random_state=seed).reshape(n, d)
    return generator.predict(z, batch_size=64, verbose=0).reshape(n, 28, 28)

# %% right · the global seed
# np.random.seed and np.random.normal.
def generate_digits(generator, n, seed):
    np.random.seed(seed)
    codes = np.random.normal(0, 1, size=(n, generator.input_shape[-1]))
    return generator.predict(codes, verbose=0).reshape(n, 28, 28)

# %% wrong · uniform codes
# Between −3 and 3.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).uniform(-3, 3, (n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · uniform codes with standard deviation 1
# Mean and spread are right, the distribution is not.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).uniform(-(3**0.5), 3**0.5, (n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · uniform codes between 0 and 1
# rng.random in place of rng.standard_normal.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).random((n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · the encoder's codes
# Uses the notebook's encoder and digits: copies, not new digits.
def generate_digits(generator, n, seed):
    return generator.predict(encoder.predict(x_test[:n], verbose=0)[2], verbose=0).reshape(n, 28, 28)

# %% wrong · seed ignored
# Other digits every time.
def generate_digits(generator, n, seed):
    z = np.random.default_rng().standard_normal((n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · the same seed always
# Writes a seed into the function.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(42).standard_normal((n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · the seed for every digit
# Restarts the random numbers for each digit, so that all are the same.
def generate_digits(generator, n, seed):
    d = generator.input_shape[-1]
    z = np.stack([np.random.default_rng(seed).standard_normal(d) for _ in range(n)])
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · one number for all coordinates
# Codes on the diagonal.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).standard_normal((n, 1)) * np.ones((1, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · the notebook's generator
# Uses a global in place of its argument.
def generate_digits(model, n, seed):
    z = np.random.default_rng(seed).standard_normal((n, 2))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · codes of two numbers only
# Right for the plane, and for nothing else.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).standard_normal((n, 2))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · flat pictures
# Forgets to reshape.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).standard_normal((n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0)

# %% wrong · a tensor in place of an array
# Right values, wrong type.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).standard_normal((n, generator.input_shape[-1]))
    return ops.reshape(generator(z), (n, 28, 28))

# %% wrong · half the spread
# Standard deviation ½ gives safer, more similar digits.
def generate_digits(generator, n, seed):
    z = np.random.default_rng(seed).normal(0, 0.5, (n, generator.input_shape[-1]))
    return generator.predict(z, verbose=0).reshape(n, 28, 28)

# %% wrong · truncated to one standard deviation
# Clips the codes to [−1.5, 1.5].
def generate_digits(generator, n, seed):
    z = np.clip(np.random.default_rng(seed).standard_normal((n, generator.input_shape[-1])), -1.5, 1.5)
    return generator.predict(z, verbose=0).reshape(n, 28, 28)
