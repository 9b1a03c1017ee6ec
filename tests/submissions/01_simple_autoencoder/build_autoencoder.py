"""Answers to build_autoencoder, right and wrong."""

# %% right · Sequential parts
# Encoder and decoder are Sequential models; the autoencoder calls one after the other.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% right · one graph, layers called twice
# The tutorial's way: the decoder calls the autoencoder's last layer again.
def build_autoencoder(encoding_dim=32, input_dim=784):
    x = keras.layers.Input(shape=(input_dim,))
    code = layers.Dense(encoding_dim, activation=keras.activations.relu)(x)
    autoencoder = keras.Model(x, layers.Dense(input_dim, activation=keras.ops.sigmoid)(code))
    code_input = keras.layers.Input(shape=(encoding_dim,))
    return autoencoder, keras.Model(x, code), keras.Model(code_input, autoencoder.layers[-1](code_input))

# %% right · a subclassed model
# Encoder and decoder are attributes of a class; activations are layers of their own.
class Autoencoder(keras.Model):
    def __init__(self, encoding_dim, input_dim):
        super().__init__()
        self.encoder = keras.Sequential([layers.Dense(encoding_dim), layers.ReLU()])
        self.decoder = keras.Sequential([layers.Dense(input_dim), layers.Activation("sigmoid")])

    def call(self, inputs):
        return self.decoder(self.encoder(inputs))

def build_autoencoder(encoding_dim=32, input_dim=784):
    model = Autoencoder(encoding_dim, input_dim)
    return model, model.encoder, model.decoder

# %% right · extra Flatten and Reshape, named layers, a list
# Layers without weights change nothing; a list stands for a tuple.
def build_autoencoder(encoding_dim=32, input_dim=784):
    inputs = keras.Input((input_dim,), name="pixels")
    hidden = layers.Dense(encoding_dim, name="code")(layers.Flatten()(inputs))
    encoder = keras.Model(inputs, layers.Activation("relu")(hidden))
    codes = keras.Input((encoding_dim,))
    decoder = keras.Model(codes, layers.Reshape((input_dim,))(layers.Dense(input_dim, "sigmoid")(codes)))
    return [keras.Model(inputs, decoder(encoder.output)), encoder, decoder]

# %% wrong · separate decoder weights
# The decoder is built from a layer of its own and never trained.
def build_autoencoder(encoding_dim=32, input_dim=784):
    inputs = keras.Input((input_dim,))
    code = layers.Dense(encoding_dim, activation="relu")(inputs)
    autoencoder = keras.Model(inputs, layers.Dense(input_dim, activation="sigmoid")(code))
    codes = keras.Input((encoding_dim,))
    return autoencoder, keras.Model(inputs, code), keras.Model(codes, layers.Dense(input_dim, "sigmoid")(codes))

# %% wrong · separate encoder weights
# The autoencoder has an encoding layer of its own.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="sigmoid")])
    other = layers.Dense(encoding_dim, activation="relu")
    return keras.Sequential([keras.Input((input_dim,)), other, decoder]), encoder, decoder

# %% wrong · linear output
# The last activation is forgotten.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim)])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · ReLU output
# The same activation in both layers.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="relu")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · softmax output
# Pixels do not compete with one another.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="softmax")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · linear code
# The encoder has no activation.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim)])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · constants in place of the arguments
# Right for the default sizes only.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((784,)), layers.Dense(32, activation="relu")])
    decoder = keras.Sequential([keras.Input((32,)), layers.Dense(784, activation="sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · encoding_dim from a global
# Works as long as the notebook's own variable has the right value.
encoding_size = 32

def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_size, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_size,)), layers.Dense(input_dim, activation="sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · an extra hidden layer
# 128 units stand between the pixels and the code.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([
        keras.Input((input_dim,)), layers.Dense(128, activation="relu"), layers.Dense(encoding_dim, activation="relu"),
    ])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="sigmoid")])
    return keras.Sequential([encoder, decoder]), encoder, decoder

# %% wrong · order swapped
# encoder, decoder, autoencoder.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, activation="relu")])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, activation="sigmoid")])
    return encoder, decoder, keras.Sequential([encoder, decoder])

# %% wrong · only the autoencoder
# Encoder and decoder are not returned.
def build_autoencoder(encoding_dim=32, input_dim=784):
    return keras.Sequential([
        keras.Input((input_dim,)), layers.Dense(encoding_dim, "relu"), layers.Dense(input_dim, "sigmoid"),
    ])

# %% wrong · tensors in place of models
# Returns the outputs of the layers, not models.
def build_autoencoder(encoding_dim=32, input_dim=784):
    inputs = keras.Input((input_dim,))
    code = layers.Dense(encoding_dim, activation="relu")(inputs)
    reconstruction = layers.Dense(input_dim, activation="sigmoid")(code)
    return keras.Model(inputs, reconstruction), code, reconstruction

# %% wrong · no biases
# use_bias=False leaves parameters out.
def build_autoencoder(encoding_dim=32, input_dim=784):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(encoding_dim, "relu", use_bias=False)])
    decoder = keras.Sequential([keras.Input((encoding_dim,)), layers.Dense(input_dim, "sigmoid", use_bias=False)])
    return keras.Sequential([encoder, decoder]), encoder, decoder
