"""Answers to build_denoiser, right and wrong."""

# %% right · the tutorial's layers
# Pooling and upsampling in place of strides.
def build_denoiser(filters=32):
    def conv(n, activation="relu"):
        return layers.Conv2D(n, (3, 3), activation=activation, padding="same")

    inputs = keras.Input((28, 28, 1))
    x = layers.MaxPooling2D((2, 2), padding="same")(conv(filters)(inputs))
    encoded = layers.MaxPooling2D((2, 2), padding="same")(conv(filters)(x))
    encoder = keras.Model(inputs, encoded)
    code = keras.Input((7, 7, filters))
    x = layers.UpSampling2D((2, 2))(conv(filters)(code))
    x = layers.UpSampling2D((2, 2))(conv(filters)(x))
    decoder = keras.Model(code, conv(1, "sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% right · Sequential
# Two Sequential models, joined by a third.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(filters, 3, strides=2, padding="same"), layers.ReLU(),
        layers.Conv2D(filters, 3, strides=2, padding="same"), layers.ReLU(),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)),
        layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation=keras.activations.relu),
        layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation=keras.activations.relu),
        layers.Conv2D(1, 3, padding="same"), layers.Activation("sigmoid"),
    ])
    return keras.Sequential([keras.Input((28, 28, 1)), encoder, decoder]), encoder, decoder

# %% right · subclassed
# A keras.Model that holds both halves.
class Denoiser(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def call(self, x):
        return self.decoder(self.encoder(x))

def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 7, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.UpSampling2D(4),
        layers.Conv2D(1, 5, padding="same", activation="sigmoid"),
    ])
    return Denoiser(encoder, decoder), encoder, decoder

# %% right · batch normalisation and a deeper decoder
# More layers than asked for; how it gets there is free.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = inputs
    for _ in range(2):
        x = layers.Conv2D(filters, 3, padding="same")(x)
        x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
        x = layers.MaxPooling2D()(x)
    encoder = keras.Model(inputs, x)
    code = keras.Input((7, 7, filters))
    y = code
    for _ in range(2):
        y = layers.UpSampling2D()(y)
        y = layers.Conv2D(filters, 3, padding="same", activation="relu")(y)
    decoder = keras.Model(code, layers.Conv2D(1, 1, activation="sigmoid")(y))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% right · dense layers reshaped
# No convolution at all; shapes and range are what counts.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Flatten(),
        layers.Dense(7 * 7 * filters, activation="relu"), layers.Reshape((7, 7, filters)),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Flatten(),
        layers.Dense(784, activation="sigmoid"), layers.Reshape((28, 28, 1)),
    ])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · three poolings
# The code is 4 × 4, as in notebook 4.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = inputs
    for _ in range(3):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.MaxPooling2D(padding="same")(x)
    encoder = keras.Model(inputs, x)
    code = keras.Input((4, 4, filters))
    y = layers.UpSampling2D()(layers.Conv2D(filters, 3, padding="same", activation="relu")(code))
    y = layers.UpSampling2D()(layers.Conv2D(filters, 3, padding="same", activation="relu")(y))
    y = layers.UpSampling2D()(layers.Conv2D(filters, 3, activation="relu")(y))
    decoder = keras.Model(code, layers.Conv2D(1, 3, padding="same", activation="sigmoid")(y))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · filters ignored
# Writes 32 in place of the argument.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(inputs)
    encoder = keras.Model(inputs, layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(x))
    code = keras.Input((7, 7, 32))
    x = layers.Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu")(code)
    decoder = keras.Model(code, layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · ReLU output
# Pixels can exceed 1.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(inputs)
    encoder = keras.Model(inputs, layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(x))
    code = keras.Input((7, 7, filters))
    x = layers.Conv2DTranspose(filters, 3, strides=2, padding="same", activation="relu")(code)
    decoder = keras.Model(code, layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="relu")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · tanh output
# Pixels can be negative.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(inputs)
    encoder = keras.Model(inputs, layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(x))
    code = keras.Input((7, 7, filters))
    x = layers.Conv2DTranspose(filters, 3, strides=2, padding="same", activation="relu")(code)
    decoder = keras.Model(code, layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="tanh")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · linear output
# The last layer has no activation.
def build_denoiser(filters=32):
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(inputs)
    encoder = keras.Model(inputs, layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(x))
    code = keras.Input((7, 7, filters))
    x = layers.Conv2DTranspose(filters, 3, strides=2, padding="same", activation="relu")(code)
    decoder = keras.Model(code, layers.Conv2DTranspose(1, 3, strides=2, padding="same")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · a decoder of its own
# The third model has fresh layers, which training never reaches.
def build_denoiser(filters=32):
    def decode(code):
        x = layers.Conv2DTranspose(filters, 3, strides=2, padding="same", activation="relu")(code)
        return layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid")(x)

    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(inputs)
    encoded = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(x)
    code = keras.Input((7, 7, filters))
    return keras.Model(inputs, decode(encoded)), keras.Model(inputs, encoded), keras.Model(code, decode(code))

# %% wrong · order swapped
# Encoder and decoder first, the whole model last.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="sigmoid"),
    ])
    return encoder, decoder, keras.Sequential([encoder, decoder])

# %% wrong · only the denoiser
# Returns one model.
def build_denoiser(filters=32):
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
        layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="sigmoid"),
    ])

# %% wrong · builds and forgets to return
# The function ends without return.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="sigmoid"),
    ])
    denoiser = keras.Sequential([encoder, decoder])

# %% wrong · a valid convolution at the end
# The output is 26 × 26.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.UpSampling2D(4), layers.Conv2D(1, 3, activation="sigmoid"),
    ])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · three channels out
# A colour image.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Conv2DTranspose(3, 5, strides=4, padding="same", activation="sigmoid"),
    ])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · the second layer does not take part
# The second convolution starts from the inputs again, so the first is never used.
class Half(keras.Model):
    def __init__(self, filters):
        super().__init__()
        self.first = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")
        self.second = layers.Conv2D(filters, 3, strides=4, padding="same", activation="relu")

    def call(self, inputs):
        x = self.first(inputs)
        x = self.second(inputs)
        return x

def build_denoiser(filters=32):
    encoder = Half(filters)
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="sigmoid"),
    ])
    inputs = keras.Input((28, 28, 1))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · rounded output
# Pixels are set to 0 or 1, and rounding has no gradient.
def build_denoiser(filters=32):
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(filters, 5, strides=4, padding="same", activation="relu"),
    ])
    decoder = keras.Sequential([
        keras.Input((7, 7, filters)), layers.Conv2DTranspose(1, 5, strides=4, padding="same", activation="sigmoid"),
        layers.Lambda(lambda x: keras.ops.cast(x > 0.5, "float32")),
    ])
    return keras.Sequential([encoder, decoder]), encoder, decoder
