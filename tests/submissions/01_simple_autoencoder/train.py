"""Answers to train, right and wrong."""

# %% right · by position, with objects
# Optimizer and loss as objects, arguments of fit by position.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(keras.optimizers.RMSprop(0.002), keras.losses.BinaryCrossentropy())
    return autoencoder.fit(x_train, x_train, batch_size, epochs, validation_data=[x_test, x_test], verbose=0)

# %% right · tf.data
# The data come as datasets that are batched beforehand.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    import tensorflow as tf

    batches = tf.data.Dataset.from_tensor_slices((x_train, x_train)).shuffle(len(x_train)).batch(batch_size)
    validation = tf.data.Dataset.from_tensor_slices((x_test, x_test)).batch(batch_size)
    autoencoder.compile(loss="binary_crossentropy", optimizer="nadam")
    return autoencoder.fit(batches, epochs=epochs, validation_data=validation, verbose=0)

# %% right · Adadelta with its old learning rate and a callback
# The tutorial's optimizer as it was meant; other names; extra metrics.
def train(model, data, unseen, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.Adadelta(learning_rate=1.0), loss=keras.losses.binary_crossentropy, metrics=["mse"])
    return model.fit(
        x=data, y=data, epochs=epochs, batch_size=batch_size, shuffle=True, validation_data=(unseen, unseen),
        callbacks=[keras.callbacks.TerminateOnNaN()], verbose=2,
    )

# %% wrong · mean squared error
# Another loss than the one asked for.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="mse")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · crossentropy from logits
# Takes a sigmoid of what is one already.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · no validation
# The History has no val_loss.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0)

# %% wrong · validates on a part of the training data
# validation_split never looks at x_test.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_split=0.2, verbose=0)

# %% wrong · trains on the test set
# Train and test data are joined.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    everything = np.concatenate([x_train, x_test])
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(everything, everything, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · train and test swapped
# Trains on the few and validates on the many.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_test, x_test, epochs=epochs, batch_size=batch_size, validation_data=(x_train, x_train), verbose=0)

# %% wrong · default Adadelta
# The tutorial's string, today: a learning rate of 0.001.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adadelta", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · ignores epochs
# Always fifty epochs would be slow; here always one.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · ignores batch_size
# Keras' default of 32.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, validation_data=(x_test, x_test), verbose=0)

# %% wrong · returns the model
# The History is thrown away.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)
    return autoencoder

# %% wrong · returns nothing
# A forgotten return.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)

# %% wrong · a learning rate far too low
# Compiles and runs, but does not learn.
def train(autoencoder, x_train, x_test, epochs, batch_size):
    autoencoder.compile(optimizer=keras.optimizers.Adam(1e-7), loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, validation_data=(x_test, x_test), verbose=0)
