"""Answers to add_noise, right and wrong."""

# %% right · legacy generator, clipped in place
# RandomState in place of default_rng, and clipping of the new array in place.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.RandomState(seed).randn(*images.shape).astype(np.float32)
    noisy = images + np.float32(noise_factor) * noise
    np.clip(noisy, 0.0, 1.0, out=noisy)
    return noisy.astype(np.float32)

# %% right · Keras random numbers
# Tensors inside, a NumPy array outside.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = keras.random.normal(images.shape, stddev=noise_factor, seed=seed)
    noisy = keras.ops.clip(keras.ops.convert_to_tensor(images, dtype="float32") + noise, 0, 1)
    return keras.ops.convert_to_numpy(noisy)

# %% right · one image after another
# A loop over images with one generator.
def add_noise(images, noise_factor=0.5, seed=0):
    rng = np.random.default_rng(seed)
    result = np.empty(images.shape, dtype="float32")
    for i, image in enumerate(images):
        spoiled = image + rng.normal(loc=0.0, scale=noise_factor, size=image.shape)
        result[i] = np.minimum(np.maximum(spoiled, 0), 1)
    return result

# %% right · the global generator, seeded
# Seeds NumPy's global generator inside the function.
def add_noise(images, noise_factor=0.5, seed=0):
    np.random.seed(seed)
    noise = np.random.normal(loc=0.0, scale=1.0, size=images.shape)
    return np.float32(np.clip(images + noise_factor * noise, 0.0, 1.0))

# %% wrong · no clip
# Pixels below 0 and above 1 remain.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape)
    return (images + noise_factor * noise).astype("float32")

# %% wrong · uniform noise
# Draws from [-1, 1] with equal probability.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).uniform(-1, 1, size=images.shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · uniform noise of the right spread
# Mean and standard deviation are right, the distribution is not.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).uniform(-(3**0.5), 3**0.5, size=images.shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · noise that only brightens
# np.random.random lies between 0 and 1.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).random(images.shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · one noise image for all
# Draws 28 × 28 numbers, which NumPy repeats for every image.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape[1:])
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · one number for each row
# The noise is the same along a row of pixels.
def add_noise(images, noise_factor=0.5, seed=0):
    shape = list(images.shape)
    shape[2 if len(shape) > 2 else -1] = 1
    noise = np.random.default_rng(seed).normal(size=shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · seed ignored
# Every call draws new noise.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.normal(size=images.shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · always the same seed
# The seed is written in the function.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(0).normal(size=images.shape)
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · one generator outside the function
# The noise depends on how often the function was called before.
rng = np.random.default_rng(0)

def add_noise(images, noise_factor=0.5, seed=0):
    return np.clip(images + noise_factor * rng.normal(size=images.shape), 0, 1).astype("float32")

# %% wrong · noise_factor ignored
# Writes 0.5 in place of the argument.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape)
    return np.clip(images + 0.5 * noise, 0, 1).astype("float32")

# %% wrong · noise_factor as a variance
# Multiplies by the square root.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape)
    return np.clip(images + np.sqrt(noise_factor) * noise, 0, 1).astype("float32")

# %% wrong · float64
# Right values of the wrong type.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape)
    return np.clip(images + noise_factor * noise, 0, 1)

# %% wrong · changes its input
# Adds the noise in place, so the clean images are lost.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.random.default_rng(seed).normal(size=images.shape)
    images += (noise_factor * noise).astype("float32")
    np.clip(images, 0, 1, out=images)
    return images

# %% wrong · rescaled in place of clipped
# Stretches every result to [0, 1], which makes black grey.
def add_noise(images, noise_factor=0.5, seed=0):
    noisy = images + noise_factor * np.random.default_rng(seed).normal(size=images.shape)
    if noisy.size == 0:
        return noisy.astype("float32")
    return ((noisy - noisy.min()) / (noisy.max() - noisy.min())).astype("float32")

# %% wrong · only images with a channel axis
# Unpacks four sizes, so flat images and images without channels fail.
def add_noise(images, noise_factor=0.5, seed=0):
    n, height, width, channels = images.shape
    noise = np.random.default_rng(seed).normal(size=(n, height, width, channels))
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · absolute noise
# Folds the noise to one side.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = np.abs(np.random.default_rng(seed).normal(size=images.shape))
    return np.clip(images + noise_factor * noise, 0, 1).astype("float32")

# %% wrong · a tensor
# Right values, but a Keras tensor in place of a NumPy array.
def add_noise(images, noise_factor=0.5, seed=0):
    noise = keras.random.normal(images.shape, seed=seed)
    return keras.ops.clip(images + noise_factor * noise, 0, 1)
