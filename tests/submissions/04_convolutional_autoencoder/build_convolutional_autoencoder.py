"""Answers to build_convolutional_autoencoder, right and wrong."""

# %% right · two Sequential models
# Encoder and decoder are lists of layers; the whole is Sequential, too.
def build_convolutional_autoencoder():
    same = dict(padding="same", activation="relu")
    encoder = keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(16, (3, 3), **same), layers.MaxPooling2D((2, 2), padding="same"),
        layers.Conv2D(8, (3, 3), **same), layers.MaxPooling2D((2, 2), padding="same"),
        layers.Conv2D(8, (3, 3), **same), layers.MaxPooling2D((2, 2), padding="same"),
    ])
    decoder = keras.Sequential([
        keras.Input((4, 4, 8)),
        layers.Conv2D(8, (3, 3), **same), layers.UpSampling2D((2, 2)),
        layers.Conv2D(8, (3, 3), **same), layers.UpSampling2D((2, 2)),
        layers.Conv2D(16, (3, 3), activation="relu"), layers.UpSampling2D((2, 2)),
        layers.Conv2D(1, (3, 3), padding="same", activation="sigmoid"),
    ])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% right · one flat Functional model
# The halves are cut out of it by calling the decoder's layers again.
def build_convolutional_autoencoder():
    pixels = keras.Input((28, 28, 1))
    x = pixels
    for filters in (16, 8, 8):
        x = layers.Conv2D(filters, 3, activation=keras.activations.relu, padding="same")(x)
        x = layers.MaxPool2D(padding="same")(x)
    code = x
    up = []
    for filters, padding in ((8, "same"), (8, "same"), (16, "valid")):
        up += [layers.Conv2D(filters, 3, activation="relu", padding=padding), layers.UpSampling2D()]
    up.append(layers.Conv2D(1, 3, activation="sigmoid", padding="same"))
    y = start = keras.Input((4, 4, 8))
    for layer in up:
        x, y = layer(x), layer(y)
    return keras.Model(pixels, x), keras.Model(pixels, code), keras.Model(start, y)

# %% right · subclassed, activations as layers
# Both halves are keras.Model classes; the ReLU is a layer of its own.
def build_convolutional_autoencoder():
    class Stack(keras.Model):
        def __init__(self, stack):
            super().__init__()
            self.stack = stack

        def call(self, x):
            for layer in self.stack:
                x = layer(x)
            return x

    down, up = [], []
    for filters in (16, 8, 8):
        down += [layers.Conv2D(filters, 3, padding="same"), layers.ReLU(), layers.MaxPooling2D(2, padding="same")]
    for filters, padding in ((8, "same"), (8, "same"), (16, "valid")):
        up += [layers.Conv2D(filters, 3, padding=padding), layers.ReLU(), layers.UpSampling2D(2)]
    up += [layers.Conv2D(1, 3, padding="same"), layers.Activation("sigmoid")]
    encoder, decoder = Stack(down), Stack(up)
    return Stack([encoder, decoder]), encoder, decoder

# %% right · padding by hand
# ZeroPadding2D and unpadded convolutions, and a crop from 16 to 14 in place of nothing.
def build_convolutional_autoencoder():
    def padded(filters, activation="relu"):
        return [layers.ZeroPadding2D(1), layers.Conv2D(filters, 3, activation=activation)]

    def pool():
        return layers.MaxPooling2D(2, padding="same")

    encoder = keras.Sequential([keras.Input((28, 28, 1)), *padded(16), pool(), *padded(8), pool(), *padded(8), pool()])
    decoder = keras.Sequential([keras.Input((4, 4, 8)), *padded(8), layers.UpSampling2D(2), *padded(8),
                                layers.UpSampling2D(2), layers.Conv2D(16, 3, activation="relu"),
                                layers.UpSampling2D(2), *padded(1, "sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · the third decoder convolution padded
# Ends at 32 × 32.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='same')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · other filters
# 32 filters in every layer, and a code of 32 maps.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(32, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(32, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(32, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 32))
    x = layers.Conv2D(32, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(32, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(32, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · other filters inside
# 8 and 16 change places in the first two layers; the code has the right shape.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · filters not mirrored
# The decoder goes 16, 8, 8.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · average pooling
# Means in place of maxima.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.AveragePooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.AveragePooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.AveragePooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · 5 × 5 kernels
# Larger kernels; the unpadded one takes 4 away, and a padding hides it.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 5, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 5, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 5, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 5, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 5, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 5, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.ZeroPadding2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · linear convolutions
# Forgets the activations.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation=None, padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation=None, padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation=None, padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation=None, padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation=None, padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation=None, padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · tanh in the encoder
# Another activation on the way down.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='tanh', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='tanh', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='tanh', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · ReLU at the output
# Pixels above 1.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="relu", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · bilinear upsampling
# Interpolates in place of repeating.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2, interpolation="bilinear")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2, interpolation="bilinear")(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2, interpolation="bilinear")(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · code of 3 × 3
# The last pooling has no padding.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='valid')(x))
    code = keras.Input((3, 3, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · decoder from fresh weights
# Builds the autoencoder with layers of its own.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    x = encoder.output
    for filters, padding in ((8, "same"), (8, "same"), (16, "valid")):
        x = layers.UpSampling2D(2)(layers.Conv2D(filters, 3, activation="relu", padding=padding)(x))
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    return keras.Model(inputs, x), encoder, decoder

# %% wrong · only the autoencoder
# Returns one model.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs)))

# %% wrong · order swapped
# Returns the encoder first.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x)
    decoder = keras.Model(code, x)
    return encoder, decoder, keras.Model(inputs, decoder(encoder(inputs)))

# %% wrong · no biases at the output
# The last convolution has no bias.
def build_convolutional_autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(16, 3, activation='relu', padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    encoder = keras.Model(inputs, layers.MaxPooling2D(2, padding='same')(x))
    code = keras.Input((4, 4, 8))
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(code)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(8, 3, activation='relu', padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(16, 3, activation='relu', padding='valid')(x)
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, activation="sigmoid", padding="same", use_bias=False)(x)
    decoder = keras.Model(code, x)
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder
