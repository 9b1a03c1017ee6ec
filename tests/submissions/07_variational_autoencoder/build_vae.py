"""Answers to build_vae, right and wrong. Sampling, kl_divergence and reconstruction_loss are lent by the checks."""

# %% right · the two models joined
# vae calls encoder and generator like layers; the layers are written as Sequential where they can be.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    inputs = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation=keras.activations.relu)(inputs)
    mean, log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    encoder = keras.Model(inputs, [mean, log_var, Sampling(seed=1)([mean, log_var])])
    generator = keras.Sequential([
        keras.Input((latent_dim,)), layers.Dense(intermediate_dim), layers.ReLU(),
        layers.Dense(input_dim), layers.Activation("sigmoid"),
    ])
    vae = keras.Model(inputs, generator(encoder(inputs)[2]))
    vae.compile(loss=reconstruction_loss, optimizer=keras.optimizers.RMSprop())
    return vae, encoder, generator

# %% right · a train_step of its own
# The style of the Keras example: gradients by hand, trackers for the terms, no add_loss.
class VAE(keras.Model):
    def __init__(self, encoder, generator):
        super().__init__()
        self.encoder, self.generator = encoder, generator
        self.total = keras.metrics.Mean(name="loss")
        self.kl = keras.metrics.Mean(name="kl")

    def call(self, x):
        return self.generator(self.encoder(x)[2])

    @property
    def metrics(self):
        return [self.total, self.kl]

    def train_step(self, batch):
        import tensorflow as tf
        x = batch[0] if isinstance(batch, tuple) else batch
        with tf.GradientTape() as tape:
            z_mean, z_log_var, z = self.encoder(x)
            kl = ops.mean(kl_divergence(z_mean, z_log_var))
            loss = ops.mean(reconstruction_loss(x, self.generator(z))) + kl
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        self.total.update_state(loss)
        self.kl.update_state(kl)
        return {"loss": self.total.result(), "kl": self.kl.result()}


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(x, [z_mean, z_log_var, Sampling()([z_mean, z_log_var])])
    z = keras.Input((latent_dim,))
    generator = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(z)))
    vae = VAE(encoder, generator)
    vae.compile(optimizer="adam")
    return vae, encoder, generator

# %% right · compute_loss overridden
# A subclass that asks the encoder again for the KL term.
class VAE(keras.Model):
    def __init__(self, encoder, generator, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.generator = generator

    def call(self, x, training=None):
        _, _, z = self.encoder(x, training=training)
        return self.generator(z, training=training)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        z_mean, z_log_var, _ = self.encoder(x)
        return ops.mean(reconstruction_loss(x, y_pred)) + ops.mean(kl_divergence(z_mean, z_log_var))


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = layers.Input((input_dim,))
    h = layers.Dense(intermediate_dim, "relu")(x)
    z_mean, z_log_var = layers.Dense(latent_dim, name="mean")(h), layers.Dense(latent_dim, name="log_var")(h)
    encoder = keras.Model(x, (z_mean, z_log_var, Sampling()((z_mean, z_log_var))))
    generator = keras.Sequential([layers.Dense(intermediate_dim, "relu"), layers.Dense(input_dim, "sigmoid")])
    generator.build((None, latent_dim))
    vae = VAE(encoder, generator)
    vae.compile("adam")
    return vae, encoder, generator

# %% right · add_loss in a subclassed model's call
# One dense layer for both heads, split in two; encoder and generator are subclasses, too.
class Encoder(keras.Model):
    def __init__(self, intermediate_dim, latent_dim):
        super().__init__()
        self.hidden = layers.Dense(intermediate_dim, activation="relu")
        self.heads = layers.Dense(2 * latent_dim)
        self.sampling = Sampling()

    def call(self, x):
        z_mean, z_log_var = ops.split(self.heads(self.hidden(x)), 2, axis=-1)
        return z_mean, z_log_var, self.sampling([z_mean, z_log_var])


class Generator(keras.Model):
    def __init__(self, intermediate_dim, input_dim):
        super().__init__()
        self.hidden = layers.Dense(intermediate_dim, activation="relu")
        self.out = layers.Dense(input_dim, activation="sigmoid")

    def call(self, z):
        return self.out(self.hidden(z))


class VAE(keras.Model):
    def __init__(self, encoder, generator):
        super().__init__()
        self.encoder, self.generator = encoder, generator

    def call(self, x):
        z_mean, z_log_var, z = self.encoder(x)
        self.add_loss(ops.mean(kl_divergence(z_mean, z_log_var)))
        return self.generator(z)


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    encoder, generator = Encoder(intermediate_dim, latent_dim), Generator(intermediate_dim, input_dim)
    vae = VAE(encoder, generator)
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    vae(np.zeros((1, input_dim), "float32"))
    return vae, encoder, generator

# %% right · the pieces written out again
# Uses no other exercise: sampling, KL and loss stand inside.
class Draw(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.numbers = keras.random.SeedGenerator()

    def call(self, mean, log_var):
        self.add_loss(ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var) / 2 / ops.cast(ops.shape(mean)[0], "float32"))
        return mean + ops.exp(log_var / 2) * keras.random.normal(ops.shape(mean), seed=self.numbers)


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input(shape=(input_dim,))
    hidden = layers.ReLU()(layers.Dense(intermediate_dim)(layers.Flatten()(x)))
    mean = layers.Dense(latent_dim)(hidden)
    log_var = layers.Dense(latent_dim)(hidden)
    z = Draw()(mean, log_var)
    first, second = layers.Dense(intermediate_dim, activation="relu"), layers.Dense(input_dim, activation="sigmoid")
    vae = keras.Model(x, second(first(z)))
    encoder = keras.Model(x, [mean, log_var, z])
    code = keras.Input(shape=(latent_dim,))
    generator = keras.Model(code, second(first(code)))

    def nats(y, y_hat):
        return input_dim * keras.losses.binary_crossentropy(y, y_hat)

    vae.compile(optimizer=keras.optimizers.Adam(1e-3), loss=nats, metrics=["mse"])
    return vae, encoder, generator

# %% wrong · the KL divergence left out
# An autoencoder with noise.
def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · terms in different units
# Crossentropy averaged over pixels beside a KL divergence summed over the code.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss="binary_crossentropy")
    return vae, encoder, generator

# %% wrong · the KL divergence summed over the batch
# The penalty grows with the batch size.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.sum(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · a generator with its own weights
# Builds the generator's layers a second time.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    def decode(code):
        h = layers.Dense(intermediate_dim, activation="relu")(code)
        return layers.Dense(input_dim, activation="sigmoid")(h)

    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    vae, generator = keras.Model(x, decode(z)), keras.Model(code, decode(code))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · the generator fed with z_mean
# Samples, and then ignores the sample.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z_mean))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · the encoder gives z only
# As the encoders of the earlier notebooks do.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, z)
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · the encoder's outputs in another order
# z first.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z, z_mean, z_log_var])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · not compiled
# Leaves compile to the caller.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    return keras.Model(x, generator(z)), encoder, generator

# %% wrong · one head for mean and log-variance
# The same dense layer gives both.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    head = layers.Dense(latent_dim)
    z_mean, z_log_var = KLPenalty()([head(h), head(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · heads with ReLU
# Means and log-variances can't be negative.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([
        layers.Dense(latent_dim, activation="relu")(h), layers.Dense(latent_dim, activation="relu")(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · no sigmoid
# Pixels of any size.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim)(layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · sizes written down
# Right for the default arguments only.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(256, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(256, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · the penalty beside the path
# The layer is called, but nothing that vae computes passes through it.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    KLPenalty()([z_mean, z_log_var])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · the KL divergence reported, not trained
# Stops the gradient of the penalty: the number is right, the encoder never hears of it.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.stop_gradient(ops.mean(kl_divergence(*inputs))))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · an optimizer that does not learn, and compiled for it alone
# The loss stands in a train_step that ignores the optimizer it is compiled with.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


class Frozen(keras.Model):
    def train_step(self, data):
        logs = self.test_step(data)
        return logs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = Frozen(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder, generator

# %% wrong · generator before encoder
# The order of the results.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, generator, encoder

# %% wrong · two models
# Forgets to return the generator.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)))
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss=reconstruction_loss)
    return vae, encoder

# %% wrong · the tutorial's means
# Crossentropy averaged over pixels and KL averaged over the code.
class KLPenalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(ops.mean(kl_divergence(*inputs)) / inputs[0].shape[-1])
        return inputs


def build_vae(input_dim=784, intermediate_dim=256, latent_dim=2):
    x = keras.Input((input_dim,))
    h = layers.Dense(intermediate_dim, activation="relu")(x)
    z_mean, z_log_var = KLPenalty()([layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
    z = Sampling()([z_mean, z_log_var])
    encoder = keras.Model(x, [z_mean, z_log_var, z])
    code = keras.Input((latent_dim,))
    generator = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(
        layers.Dense(intermediate_dim, activation="relu")(code)))
    vae = keras.Model(x, generator(z))
    vae.compile(optimizer="adam", loss="binary_crossentropy")
    return vae, encoder, generator
