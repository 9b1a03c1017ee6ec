"""Answers to build_deep_autoencoder, right and wrong."""

# %% right · two Sequential models
# Encoder and decoder are lists of layers; the whole is Sequential, too.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,))] + [layers.Dense(n, "relu") for n in layer_sizes])
    decoder = keras.Sequential(
        [keras.Input((layer_sizes[-1],))]
        + [layers.Dense(n, "relu") for n in reversed(layer_sizes[:-1])]
        + [layers.Dense(input_dim, "sigmoid")]
    )
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% right · subclassed autoencoder
# The autoencoder is a keras.Model class that calls its two parts.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    class Stack(keras.Model):
        def __init__(self, sizes, last):
            super().__init__()
            self.stack = [layers.Dense(n, activation="relu") for n in sizes[:-1]]
            self.stack.append(layers.Dense(sizes[-1], activation=last))

        def call(self, x):
            for layer in self.stack:
                x = layer(x)
            return x

    class Autoencoder(keras.Model):
        def __init__(self, encoder, decoder):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            return self.decoder(self.encoder(x))

    encoder = Stack(list(layer_sizes), "relu")
    decoder = Stack([*layer_sizes[-2::-1], input_dim], "sigmoid")
    return Autoencoder(encoder, decoder), encoder, decoder

# %% right · one flat model, cut by calling its layers again
# Builds the autoencoder first and takes both halves out of it.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    sizes = list(layer_sizes)
    pixels = keras.Input((input_dim,), name="pixels")
    hidden = [layers.Dense(n, activation=keras.activations.relu) for n in sizes + sizes[-2::-1]]
    last = layers.Dense(input_dim, activation=keras.activations.sigmoid)
    x = pixels
    for k, layer in enumerate(hidden):
        x = layer(x)
        if k == len(sizes) - 1:
            code = x
    whole = keras.Model(pixels, last(x))
    y = start = keras.Input((sizes[-1],))
    for layer in hidden[len(sizes):]:
        y = layer(y)
    return whole, keras.Model(pixels, code), keras.Model(start, last(y))

# %% right · activations as layers of their own
# Dense without activation, followed by ReLU and Activation layers.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = keras.Input((input_dim,))
    x = layers.Flatten()(inputs)
    for n in layer_sizes:
        x = layers.ReLU()(layers.Dense(n)(x))
    encoder = keras.Model(inputs, x)
    codes = keras.Input((layer_sizes[-1],))
    x = codes
    for k in range(len(layer_sizes) - 2, -1, -1):
        x = layers.ReLU()(layers.Dense(layer_sizes[k])(x))
    decoder = keras.Model(codes, layers.Activation("sigmoid")(layers.Dense(input_dim)(x)))
    return keras.Model(inputs, decoder(encoder.output)), encoder, decoder

# %% wrong · not mirrored
# The decoder takes the sizes in the encoder's order.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = x = keras.Input((input_dim,))
    for n in layer_sizes:
        x = layers.Dense(n, activation="relu")(x)
    encoder = keras.Model(inputs, x)
    code = x = keras.Input((layer_sizes[-1],))
    for n in layer_sizes[:-1]:
        x = layers.Dense(n, activation="relu")(x)
    decoder = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · new layers in the decoder
# The decoder looks right but has weights of its own.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    def up(x):
        for n in layer_sizes[:-1][::-1]:
            x = layers.Dense(n, activation="relu")(x)
        return layers.Dense(input_dim, activation="sigmoid")(x)

    inputs = x = keras.Input((input_dim,))
    for n in layer_sizes:
        x = layers.Dense(n, activation="relu")(x)
    code = keras.Input((layer_sizes[-1],))
    return keras.Model(inputs, up(x)), keras.Model(inputs, x), keras.Model(code, up(code))

# %% wrong · layer_sizes ignored
# Writes 128, 64 and 32 into the function, as the tutorial does.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(128, activation="relu")(inputs)
    x = layers.Dense(64, activation="relu")(x)
    encoder = keras.Model(inputs, layers.Dense(32, activation="relu")(x))
    code = keras.Input((32,))
    x = layers.Dense(64, activation="relu")(code)
    x = layers.Dense(128, activation="relu")(x)
    decoder = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · linear hidden layers
# Forgets the activations of all hidden layers.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,))] + [layers.Dense(n) for n in layer_sizes])
    decoder = keras.Sequential(
        [keras.Input((layer_sizes[-1],))]
        + [layers.Dense(n) for n in layer_sizes[:-1][::-1]]
        + [layers.Dense(input_dim, activation="sigmoid")]
    )
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · linear code
# Every hidden layer has its ReLU but the code.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = x = keras.Input((input_dim,))
    for n in layer_sizes[:-1]:
        x = layers.Dense(n, activation="relu")(x)
    encoder = keras.Model(inputs, layers.Dense(layer_sizes[-1])(x))
    code = x = keras.Input((layer_sizes[-1],))
    for n in layer_sizes[:-1][::-1]:
        x = layers.Dense(n, activation="relu")(x)
    decoder = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · ReLU at the output
# The loop over the mirrored sizes gives the pixels a ReLU, too.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,))] + [layers.Dense(n, "relu") for n in layer_sizes])
    mirrored = [*layer_sizes[:-1][::-1], input_dim]
    decoder = keras.Sequential([keras.Input((layer_sizes[-1],))] + [layers.Dense(n, "relu") for n in mirrored])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · the code layer twice
# The decoder begins with another layer of the code's size.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = x = keras.Input((input_dim,))
    for n in layer_sizes:
        x = layers.Dense(n, activation="relu")(x)
    encoder = keras.Model(inputs, x)
    code = x = keras.Input((layer_sizes[-1],))
    for n in layer_sizes[::-1]:
        x = layers.Dense(n, activation="relu")(x)
    decoder = keras.Model(code, layers.Dense(input_dim, activation="sigmoid")(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder

# %% wrong · order swapped
# Returns the encoder first.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,))] + [layers.Dense(n, "relu") for n in layer_sizes])
    decoder = keras.Sequential(
        [keras.Input((layer_sizes[-1],))]
        + [layers.Dense(n, "relu") for n in layer_sizes[:-1][::-1]]
        + [layers.Dense(input_dim, "sigmoid")]
    )
    return encoder, decoder, keras.Sequential([encoder, decoder])

# %% wrong · works for three layers only
# Unpacks layer_sizes into exactly three names.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    a, b, c = layer_sizes
    encoder = keras.Sequential([keras.Input((input_dim,)), *[layers.Dense(n, "relu") for n in (a, b, c)]])
    decoder = keras.Sequential([keras.Input((c,)), layers.Dense(b, "relu"), layers.Dense(a, "relu"),
                                layers.Dense(input_dim, "sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · the tutorial's last layer as the decoder
# Takes autoencoder.layers[-1], which is right for one layer only.
def build_deep_autoencoder(layer_sizes=(128, 64, 32), input_dim=784):
    inputs = x = keras.Input((input_dim,))
    for n in layer_sizes:
        x = layers.Dense(n, activation="relu")(x)
    encoder = keras.Model(inputs, x)
    for n in layer_sizes[:-1][::-1]:
        x = layers.Dense(n, activation="relu")(x)
    autoencoder = keras.Model(inputs, layers.Dense(input_dim, activation="sigmoid")(x))
    code = keras.Input((autoencoder.layers[-1].kernel.shape[0],))
    return autoencoder, encoder, keras.Model(code, autoencoder.layers[-1](code))
