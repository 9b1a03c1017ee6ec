"""Answers to build_sequence_autoencoder, right and wrong."""

# %% right · Sequential halves
# The encoder is a model inside the autoencoder.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    encoder = keras.Sequential([keras.Input((timesteps, input_dim)), layers.LSTM(latent_dim)])
    autoencoder = keras.Sequential([
        keras.Input((timesteps, input_dim)), encoder, layers.RepeatVector(timesteps),
        layers.LSTM(32, return_sequences=True), layers.TimeDistributed(layers.Dense(input_dim)),
    ])
    return autoencoder, encoder

# %% right · subclassed
# A keras.Model with the layers as attributes.
class SequenceAutoencoder(keras.Model):
    def __init__(self, encoder, timesteps, input_dim):
        super().__init__()
        self.encoder = encoder
        self.repeat = layers.RepeatVector(timesteps)
        self.memory = layers.LSTM(16, return_sequences=True)
        self.out = layers.Dense(input_dim, activation="linear")

    def call(self, x):
        return self.out(self.memory(self.repeat(self.encoder(x))))

def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    encoder = keras.Sequential([keras.Input((timesteps, input_dim)), layers.LSTM(latent_dim)])
    return SequenceAutoencoder(encoder, timesteps, input_dim), encoder

# %% right · two LSTMs on each side
# Deeper, with the decoder as a model of its own.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    x = layers.LSTM(24, return_sequences=True)(inputs)
    encoder = keras.Model(inputs, layers.LSTM(latent_dim)(x))
    code = keras.Input((latent_dim,))
    x = layers.RepeatVector(timesteps)(code)
    x = layers.LSTM(latent_dim, return_sequences=True)(x)
    x = layers.LSTM(24, return_sequences=True)(x)
    decoder = keras.Model(code, layers.Dense(input_dim)(x))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder

# %% right · the last of all states
# Lets the encoder return sequences and takes the last step; repeats with keras.ops.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    states = layers.LSTM(latent_dim, return_sequences=True)(inputs)
    code = states[:, -1]
    x = keras.ops.repeat(keras.ops.expand_dims(code, 1), timesteps, axis=1)
    x = layers.LSTM(latent_dim, return_sequences=True)(x)
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · the tutorial's decoder
# A tanh LSTM as the output layer stays within [-1, 1].
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    encoded = layers.LSTM(latent_dim)(inputs)
    decoded = layers.RepeatVector(timesteps)(encoded)
    decoded = layers.LSTM(input_dim, return_sequences=True)(decoded)
    return keras.Model(inputs, decoded), keras.Model(inputs, encoded)

# %% wrong · encoder returns sequences
# The code has one vector for every step.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim, return_sequences=True)(inputs)
    x = layers.LSTM(32, return_sequences=True)(code)
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · the decoder reads all states
# The encoder model shows one state, but the decoder gets the states of all steps.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    states = layers.LSTM(latent_dim, return_sequences=True)(inputs)
    x = layers.LSTM(32, return_sequences=True)(states)
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, states[:, -1])

# %% wrong · code not repeated
# The decoder sees one step and writes one step.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.Reshape((1, latent_dim))(code)
    x = layers.LSTM(32, return_sequences=True)(x)
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · the code goes straight into an LSTM
# An LSTM needs steps, so Keras raises an error.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32, return_sequences=True)(code)
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · decoder returns one step
# The decoder's LSTM lacks return_sequences.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · code size ignored
# Always 32 numbers.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(32)(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · the sizes of the visible checks
# A code of at most five numbers.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(min(latent_dim, 5))(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · sigmoid output
# Made for images, cannot write a wave below zero.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim, activation="sigmoid")(x)), keras.Model(inputs, code)

# %% wrong · ReLU output
# Never below zero.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim, activation="relu")(x)), keras.Model(inputs, code)

# %% wrong · an encoder of its own
# The second model has a fresh LSTM, which training never reaches.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    x = layers.RepeatVector(timesteps)(layers.LSTM(latent_dim)(inputs))
    x = layers.LSTM(32, return_sequences=True)(x)
    encoder = keras.Model(inputs, layers.LSTM(latent_dim)(inputs))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), encoder

# %% wrong · a shortcut past the code
# Adds the input to the output.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    outputs = layers.Add()([layers.Dense(input_dim)(x), inputs])
    return keras.Model(inputs, outputs), keras.Model(inputs, code)

# %% wrong · dense layers on the flattened sequence
# No recurrence: every step has weights of its own.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.Dense(latent_dim, activation="tanh")(layers.Flatten()(inputs))
    x = layers.Dense(timesteps * input_dim)(code)
    return keras.Model(inputs, layers.Reshape((timesteps, input_dim))(x)), keras.Model(inputs, code)

# %% wrong · order swapped
# The encoder comes first.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, code), keras.Model(inputs, layers.Dense(input_dim)(x))

# %% wrong · only the autoencoder
# Returns one model.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    return keras.Sequential([
        keras.Input((timesteps, input_dim)), layers.LSTM(latent_dim), layers.RepeatVector(timesteps),
        layers.LSTM(32, return_sequences=True), layers.Dense(input_dim),
    ])

# %% wrong · the mean over steps
# A code that does not know the order.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.GlobalAveragePooling1D()(layers.Dense(latent_dim, activation="tanh")(inputs))
    x = layers.LSTM(32, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · a decoder without memory
# A dense layer on the repeated code writes the same numbers at every step.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.Dense(32, activation="relu")(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · GRUs
# Three gates in place of four: another layer than the exercise asks for.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.GRU(latent_dim)(inputs)
    x = layers.GRU(64, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · a plain recurrent layer writes
# An LSTM reads the steps, but the decoder has no memory cell.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.LSTM(latent_dim)(inputs)
    x = layers.SimpleRNN(64, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)

# %% wrong · a GRU reads
# Only the decoder is the LSTM that was asked for.
def build_sequence_autoencoder(timesteps, input_dim, latent_dim):
    inputs = keras.Input((timesteps, input_dim))
    code = layers.GRU(latent_dim)(inputs)
    x = layers.LSTM(64, return_sequences=True)(layers.RepeatVector(timesteps)(code))
    return keras.Model(inputs, layers.Dense(input_dim)(x)), keras.Model(inputs, code)
