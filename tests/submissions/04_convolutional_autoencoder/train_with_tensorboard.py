"""Answers to train_with_tensorboard, right and wrong."""

# %% right · plain Adam
# No schedule; the callback stands in a variable.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile("adam", keras.losses.BinaryCrossentropy())
    board = keras.callbacks.TensorBoard(log_dir=log_dir, write_graph=False)
    return autoencoder.fit(x_train, x_train, batch_size, epochs, validation_data=(x_test, x_test),
                           callbacks=board, verbose=0)

# %% right · RMSprop and several callbacks
# Another optimizer, another callback beside TensorBoard.
def train_with_tensorboard(model, train, test, epochs, batch_size, log_dir):
    model.compile(optimizer=keras.optimizers.RMSprop(0.002), loss="binary_crossentropy", metrics=["mse"])
    callbacks = [keras.callbacks.TerminateOnNaN(), keras.callbacks.TensorBoard(str(log_dir), histogram_freq=0)]
    return model.fit(x=train, y=train, epochs=epochs, batch_size=batch_size, shuffle=True,
                     validation_data=[test, test], callbacks=callbacks, verbose=2)

# %% right · summaries written by hand
# A callback of the student's own writes both losses into one run, under other names.
import tensorflow as tf
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    writer = tf.summary.create_file_writer(log_dir)

    def log(epoch, logs):
        with writer.as_default():
            tf.summary.scalar("training", logs["loss"], step=epoch)
            tf.summary.scalar("validation", logs["val_loss"], step=epoch)

    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    history = autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                              validation_data=(x_test, x_test),
                              callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=log)])
    writer.close()
    return history

# %% right · warm-up and decay with math.ceil
# The schedule of the notebook, spelled out.
import math
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    steps = epochs * math.ceil(len(x_train) / batch_size)
    warm_up = max(1, steps // 10)
    rate = keras.optimizers.schedules.CosineDecay(0.0, steps - warm_up, warmup_target=0.01, warmup_steps=warm_up)
    autoencoder.compile(optimizer=keras.optimizers.Adam(learning_rate=rate), loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                           validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · no validation run
# fit has no validation data.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · logs elsewhere
# Writes to a folder of its own, as the tutorial does.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(tempfile.mkdtemp())])

# %% wrong · logs beside log_dir
# Adds a suffix, so the files lie in a neighbouring folder.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir + "-logs")])

# %% wrong · no callback
# Trains, and logs nothing.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[])

# %% wrong · another callback
# Writes a CSV file in place of event files.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.CSVLogger(log_dir + ".csv")])

# %% wrong · default Adadelta
# The tutorial's optimizer, which does not learn today.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adadelta", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · mean squared error
# Another loss.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='mse')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · trains on the test digits
# Training and test data change places.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_test, x_test, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_train, x_train), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · validates on the training digits
# The validation data are those that it trains on.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_train, x_train), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · validation_split
# Holds a part of the training digits back and never uses x_test.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_split=0.2, callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · epochs ignored
# Always two epochs.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=2, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · batch_size ignored
# Always 128.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=128, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · nothing returned
# Forgets return.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss='binary_crossentropy')
    autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                    validation_data=(x_test, x_test), callbacks=[keras.callbacks.TensorBoard(log_dir)])

# %% wrong · logs every epoch but the last
# Fits the last epoch apart, without the callback.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    board = keras.callbacks.TensorBoard(log_dir)
    first = autoencoder.fit(x_train, x_train, epochs=epochs - 1, batch_size=batch_size, verbose=0,
                            validation_data=(x_test, x_test), callbacks=[board])
    last = autoencoder.fit(x_train, x_train, epochs=1, batch_size=batch_size, verbose=0,
                           validation_data=(x_test, x_test))
    for name in ("loss", "val_loss"):
        first.history[name] += last.history[name]
    return first

# %% wrong · the numbers of the History
# Returns the dict in place of the History.
def train_with_tensorboard(autoencoder, x_train, x_test, epochs, batch_size, log_dir):
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    return autoencoder.fit(x_train, x_train, epochs=epochs, batch_size=batch_size, verbose=0,
                           validation_data=(x_test, x_test),
                           callbacks=[keras.callbacks.TensorBoard(log_dir)]).history
