"""Answers to train_denoiser, right and wrong."""

# %% right · positional arguments and a loss object
# Another optimizer, another spelling.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(keras.optimizers.Nadam(0.002), keras.losses.BinaryCrossentropy())
    return denoiser.fit(noisy_train, clean_train, batch_size, epochs, 0, validation_data=[noisy_test, clean_test])

# %% right · a tf.data pipeline
# Batches made outside fit.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    import tensorflow as tf

    pairs = tf.data.Dataset.from_tensor_slices((noisy_train, clean_train)).shuffle(1000).batch(batch_size)
    unseen = tf.data.Dataset.from_tensor_slices((noisy_test, clean_test)).batch(batch_size)
    denoiser.compile(optimizer="rmsprop", loss="binary_crossentropy")
    return denoiser.fit(pairs, epochs=epochs, validation_data=unseen, verbose=0)

# %% right · shuffled together, with a metric
# Permutes the pairs and keeps input and target beside each other.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    order = np.random.permutation(len(noisy_train))
    denoiser.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["mse"])
    history = denoiser.fit(x=noisy_train[order], y=clean_train[order], epochs=epochs, batch_size=batch_size,
                           shuffle=False, validation_data=(noisy_test, clean_test), verbose=0)
    return history

# %% right · Adadelta as it was meant
# The tutorial's optimizer with its old learning rate.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer=keras.optimizers.Adadelta(learning_rate=1.0), loss="bce")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · noisy to noisy
# The target is the input, as in the notebooks before.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, noisy_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · clean to clean
# Never sees noise.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(clean_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · clean to noisy
# The wrong way round: learns to add noise.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(clean_train, noisy_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · validation on clean inputs
# Validates an easier task than it trains.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(clean_test, clean_test), verbose=0)

# %% wrong · validation on noisy targets
# Validates against the noisy test digits.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, noisy_test), verbose=0)

# %% wrong · no validation
# fit knows nothing of the test digits.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size, verbose=0)

# %% wrong · trains on the test digits, too
# Joins training and test digits.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(np.concatenate([noisy_train, noisy_test]), np.concatenate([clean_train, clean_test]),
                        epochs=epochs, batch_size=batch_size, validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · inputs and targets shuffled apart
# Every noisy digit meets another digit's clean image.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    order = np.roll(np.arange(len(noisy_train)), 1)
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train[order], clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · mean squared error
# Another loss than the one asked for.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="mse")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · Adadelta as printed
# Today's default learning rate is a thousandth of the tutorial's.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adadelta", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · epochs ignored
# Always two epochs, which is what the first visible check asks for.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=2, batch_size=batch_size,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · batch_size ignored
# Keras' default of 32 in place of the argument.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · batches of four
# Right on the visible check, which asks for batches of four.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    return denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=4,
                        validation_data=(noisy_test, clean_test), verbose=0)

# %% wrong · returns the model
# The History is lost.
def train_denoiser(denoiser, noisy_train, clean_train, noisy_test, clean_test, epochs, batch_size):
    denoiser.compile(optimizer="adam", loss="binary_crossentropy")
    denoiser.fit(noisy_train, clean_train, epochs=epochs, batch_size=batch_size,
                 validation_data=(noisy_test, clean_test), verbose=0)
    return denoiser
