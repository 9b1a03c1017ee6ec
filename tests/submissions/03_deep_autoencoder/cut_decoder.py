"""Answers to cut_decoder, right and wrong."""

# %% right · a Sequential of the last layers
# Puts the trained layers into a new Sequential model.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[-depth:]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *trained])

# %% right · a Functional model from the code tensor on
# Names the tensor that goes into the first decoder layer as the input.
def cut_decoder(autoencoder, depth):
    return keras.Model(autoencoder.layers[-depth].input, autoencoder.layers[-1].output)

# %% right · only the dense layers, from the middle
# Filters dense layers out and counts from the start.
def cut_decoder(model, depth):
    dense = [layer for layer in model.layers if isinstance(layer, layers.Dense)]
    code = keras.Input((dense[depth - 1].units,))
    x = code
    for layer in dense[depth:]:
        x = layer(x)
    return keras.Model(inputs=code, outputs=x)

# %% right · a subclassed model
# Holds the trained layers in a class.
def cut_decoder(autoencoder, depth):
    class Decoder(keras.Model):
        def __init__(self, trained):
            super().__init__()
            self.trained = trained

        def call(self, code):
            for layer in self.trained:
                code = layer(code)
            return code

    decoder = Decoder(autoencoder.layers[len(autoencoder.layers) - depth:])
    decoder(np.zeros((1, autoencoder.layers[-depth].kernel.shape[0]), "float32"))
    return decoder

# %% wrong · last layer only
# The tutorial's layers[-1].
def cut_decoder(autoencoder, depth):
    last = autoencoder.layers[-1]
    code = keras.Input((last.kernel.shape[0],))
    return keras.Model(code, last(code))

# %% wrong · fresh weights
# New layers of the same sizes.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[-depth:]
    stack = [layers.Dense(layer.kernel.shape[1], activation=layer.activation) for layer in trained]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *stack])

# %% wrong · copied weights
# The values are right at first, but they are not shared.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[-depth:]
    decoder = keras.Sequential(
        [keras.Input((trained[0].kernel.shape[0],))]
        + [layers.Dense(layer.kernel.shape[1], activation=layer.activation) for layer in trained]
    )
    decoder.set_weights([w for layer in trained for w in layer.get_weights()])
    return decoder

# %% wrong · counts from the start
# Off by one in a Functional model, whose first layer is the input.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[depth:]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *trained])

# %% wrong · works on Functional models only
# Skips the input layer that a Sequential model does not list.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[1 + depth:]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *trained])

# %% wrong · one layer too many
# Includes the code layer.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[-depth - 1:]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *trained])

# %% wrong · depth ignored
# Always takes three layers.
def cut_decoder(autoencoder, depth):
    trained = autoencoder.layers[-3:]
    return keras.Sequential([keras.Input((trained[0].kernel.shape[0],)), *trained])

# %% wrong · code of 32 numbers
# Writes the size of the notebook's code into the function.
def cut_decoder(autoencoder, depth):
    code = x = keras.Input((32,))
    for layer in autoencoder.layers[-depth:]:
        x = layer(x)
    return keras.Model(code, x)

# %% wrong · layers in reverse order
# Walks backwards from the output.
def cut_decoder(autoencoder, depth):
    x = code = keras.Input((autoencoder.layers[-depth].kernel.shape[0],))
    for k in range(1, depth + 1):
        x = autoencoder.layers[-k](x)
    return keras.Model(code, x)

# %% wrong · returns the encoder
# Cuts the first half.
def cut_decoder(autoencoder, depth):
    return keras.Model(autoencoder.inputs, autoencoder.layers[-depth - 1].output)

# %% wrong · always two layers
# Ignores depth.
def cut_decoder(autoencoder, depth):
    hidden, output = autoencoder.layers[-2:]
    code = keras.Input((hidden.kernel.shape[0],))
    return keras.Model(code, output(hidden(code)))
