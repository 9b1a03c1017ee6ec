"""Answers to build_sparse_autoencoder, right and wrong."""

# %% right · one chain and the decoder's layer called twice
# The layers are made once; the models are cut out of the chain.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    to_code = layers.Dense(encoding_dim, activation="relu", activity_regularizer=keras.regularizers.l1(l1))
    to_pixels = layers.Dense(input_dim, activation="sigmoid")
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    code = to_code(x)
    return keras.Model(x, to_pixels(code)), keras.Model(x, code), keras.Model(z, to_pixels(z))

# %% right · Sequential models
# Two Sequential models inside a third.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    encoder = keras.Sequential([
        keras.Input((input_dim,)),
        layers.Dense(encoding_dim, "relu", activity_regularizer=regularizers.L1L2(l1=l1)),
    ])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, "sigmoid")])
    return keras.Sequential([keras.Input((input_dim,)), encoder, decoder]), encoder, decoder

# %% right · an ActivityRegularization layer after the ReLU
# Dense, ReLU and penalty are three layers.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x = keras.Input((input_dim,))
    code = layers.ActivityRegularization(l1=l1)(layers.ReLU()(layers.Dense(encoding_dim)(x)))
    encoder = keras.Model(x, code)
    z = keras.Input((encoding_dim,))
    decoder = keras.Model(z, layers.Activation("sigmoid")(layers.Dense(input_dim)(z)))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% right · a layer of one's own with add_loss
# The penalty is written out and averaged by hand.
class Priced(layers.Layer):
    def __init__(self, price):
        super().__init__()
        self.price = price

    def call(self, code):
        self.add_loss(self.price * ops.mean(ops.sum(ops.abs(code), axis=-1)))
        return code

def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, Priced(l1)(layers.Dense(encoding_dim, activation="relu")(x)))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% right · a subclassed autoencoder and a regularizer given as a function
# The regularizer is a plain function; Keras averages it over the batch.
class Sparse(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def call(self, x):
        return self.decoder(self.encoder(x))

def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    encoder = keras.Sequential([
        keras.Input((input_dim,)),
        layers.Dense(encoding_dim, keras.activations.relu,
                     activity_regularizer=lambda code: l1 * ops.sum(ops.abs(code))),
    ])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, keras.activations.sigmoid)])
    return Sparse(encoder, decoder), encoder, decoder

# %% wrong · kernel regularizer
# Charges for the weights.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", kernel_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · L2
# Charges for squares.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L2(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · penalty on the output
# The regularizer is on the decoder's layer.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu")(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid", activity_regularizer=regularizers.L1(l1))(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · l1 ignored
# Always 1e-4.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(1e-4))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · no penalty at all
# The network of notebook 1.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu")(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · summed over the batch
# What Keras did from 3.0 to 3.13.
class Priced(layers.Layer):
    def __init__(self, price):
        super().__init__()
        self.price = price

    def call(self, code):
        self.add_loss(self.price * ops.sum(ops.abs(code)))
        return code

def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, Priced(l1)(layers.Dense(encoding_dim, activation="relu")(x)))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · averaged over the units
# A mean where a sum belongs: 32 times too cheap.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    price = lambda code: l1 * ops.sum(ops.mean(ops.abs(code), axis=-1))
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=price)(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · 10e-5 misread
# The default price is 1e-5.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-5, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · the default price of "l1"
# The string stands for a price of 0.01.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer="l1")(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · penalty before the ReLU
# Negative sums are charged, too, although the code is zero there.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    sums = layers.Dense(encoding_dim, activity_regularizer=regularizers.L1(l1))(x)
    encoder = keras.Model(x, layers.ReLU()(sums))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · penalty on an encoder that the autoencoder does not use
# The autoencoder has its own, unpriced layer.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(layers.Dense(encoding_dim, activation="relu")(x))), encoder, decoder

# %% wrong · linear code
# The code can be negative.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activity_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · sizes written in
# Right for 32 and 784 only.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((784,)), keras.Input((32,))
    encoder = keras.Model(x, layers.Dense(32, activation="relu", activity_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(784, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · order swapped
# Encoder first.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(l1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return encoder, decoder, keras.Model(x, decoder(encoder(x)))

# %% wrong · the price depends on a global
# Takes the notebook's L1 in place of the argument.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    encoder = keras.Model(x, layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(L1))(x))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder

# %% wrong · decoder from a fresh layer
# The decoder does not share the autoencoder's weights.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    code = layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(l1))(x)
    autoencoder = keras.Model(x, layers.Dense(input_dim, activation="sigmoid")(code))
    return autoencoder, keras.Model(x, code), keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))

# %% wrong · charged twice
# The layer has a regularizer and a penalty layer behind it.
def build_sparse_autoencoder(encoding_dim=32, l1=1e-4, input_dim=784):
    x, z = keras.Input((input_dim,)), keras.Input((encoding_dim,))
    code = layers.Dense(encoding_dim, activation="relu", activity_regularizer=regularizers.L1(l1))(x)
    encoder = keras.Model(x, layers.ActivityRegularization(l1=l1)(code))
    decoder = keras.Model(z, layers.Dense(input_dim, activation="sigmoid")(z))
    return keras.Model(x, decoder(encoder(x))), encoder, decoder
