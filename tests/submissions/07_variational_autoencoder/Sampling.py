"""Answers to Sampling, right and wrong."""

# %% right · the random numbers come from the layer's generator, scaled by keras.random
# keras.random.normal takes mean and standard deviation as tensors, too.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        shape = (ops.shape(z_mean)[0], ops.shape(z_mean)[1])
        return keras.random.normal(shape, mean=z_mean, stddev=ops.exp(z_log_var / 2), seed=self.seed_generator)

# %% right · the square root of the variance
# σ as the root of exp(log σ²), and ε of the batch's type.
class Sampling(keras.Layer):
    def __init__(self, seed=None):
        super().__init__()
        self.draws = keras.random.SeedGenerator(seed)

    def call(self, pair):
        mean, log_var = ops.convert_to_tensor(pair[0]), ops.convert_to_tensor(pair[1])
        sigma = ops.sqrt(ops.exp(log_var))
        noise = keras.random.normal(ops.shape(mean), dtype=mean.dtype, seed=self.draws)
        return ops.add(mean, ops.multiply(sigma, noise))

# %% right · TensorFlow's own operations and generator
# Written for the TensorFlow backend alone; the seed makes a tf.random.Generator.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        import tensorflow as tf
        super().__init__(**kwargs)
        self.source = (tf.random.Generator.from_non_deterministic_state() if seed is None
                       else tf.random.Generator.from_seed(seed))

    def call(self, inputs):
        import tensorflow as tf
        z_mean, z_log_var = inputs
        epsilon = self.source.normal(tf.shape(z_mean))
        return z_mean + tf.exp(0.5 * z_log_var) * epsilon

    def compute_output_shape(self, input_shape):
        return input_shape[0]

# %% wrong · exp(log_var)
# Scales the noise with the variance, as the tutorial does with its z_log_sigma.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        return z_mean + ops.exp(z_log_var) * keras.random.normal(ops.shape(z_mean), seed=self.seed_generator)

# %% wrong · one row of noise for the whole batch
# The noise has the shape of one code.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        epsilon = keras.random.normal((ops.shape(z_mean)[-1],), seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon

# %% wrong · one number of noise per digit
# The noise has one column, so that a code moves along the diagonal only.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        epsilon = keras.random.normal((ops.shape(z_mean)[0], 1), seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon

# %% wrong · standard deviation 0.1
# The tutorial's epsilon_std, with the value that its script once had.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        epsilon = keras.random.normal(ops.shape(z_mean), stddev=0.1, seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon

# %% wrong · deterministic
# Returns the mean.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        return z_mean + 0 * z_log_var

# %% wrong · a plain number as the seed
# keras.random.normal with an integer seed gives the same numbers at every call.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = 0 if seed is None else seed

    def call(self, inputs):
        z_mean, z_log_var = inputs
        return z_mean + ops.exp(0.5 * z_log_var) * keras.random.normal(ops.shape(z_mean), seed=self.seed)

# %% wrong · seed ignored
# Draws from Keras' global generator.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        return z_mean + ops.exp(0.5 * z_log_var) * keras.random.normal(ops.shape(z_mean))

# %% wrong · uniform noise
# Mean 0 and standard deviation 1, but no value beyond 1.73.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        epsilon = keras.random.uniform(ops.shape(z_mean), -(3**0.5), 3**0.5, seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon

# %% wrong · noise added, not scaled
# Forgets the standard deviation.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        return z_mean + keras.random.normal(ops.shape(z_mean), seed=self.seed_generator)

# %% wrong · scaled by one standard deviation for the batch
# Right where all variances are equal, as in the visible checks.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        sigma = ops.exp(0.5 * ops.mean(z_log_var))
        return z_mean + sigma * keras.random.normal(ops.shape(z_mean), seed=self.seed_generator)

# %% wrong · noise from NumPy, frozen when Keras compiles the model
# Right when called by hand; inside a model NumPy draws once, while Keras traces the layer.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rng = np.random.default_rng(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        epsilon = ops.convert_to_tensor(self.rng.normal(size=(10_000, z_mean.shape[1])).astype("float32"))
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon[: ops.shape(z_mean)[0]]

# %% wrong · gradients stopped
# The spread is treated as a constant, so that the encoder never learns it.
class Sampling(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        sigma = ops.stop_gradient(ops.exp(0.5 * z_log_var))
        return z_mean + sigma * keras.random.normal(ops.shape(z_mean), seed=self.seed_generator)

# %% wrong · a function in place of a layer
# Computes the right thing, but Sampling(seed=…) is no layer.
def Sampling(seed=None):
    generator = keras.random.SeedGenerator(seed)
    return lambda pair: pair[0] + ops.exp(0.5 * pair[1]) * keras.random.normal(ops.shape(pair[0]), seed=generator)
