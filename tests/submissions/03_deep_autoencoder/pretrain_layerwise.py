"""Answers to pretrain_layerwise, right and wrong."""

# %% right · Sequential models and predict
# The next signal is what the trained layer predicts.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    found, h = [], x_train
    for units in layer_sizes:
        width = h.shape[1]
        encoder = keras.Sequential([keras.Input((width,)), layers.Dense(units, activation="relu")])
        whole = keras.Sequential([keras.Input((width,)), encoder, layers.Dense(width)])
        whole.compile("adam", "mean_squared_error")
        whole.fit(x=h, y=h, epochs=epochs, batch_size=32, verbose=0)
        found.append(encoder.get_weights())
        h = encoder.predict(h, verbose=0)
    return found

# %% right · recursion
# Trains one layer and calls itself for the rest.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    if len(layer_sizes) == 0:
        return []
    first, *rest = layer_sizes
    inputs = keras.Input(x_train.shape[1:])
    code = layers.Dense(first, activation="relu")(inputs)
    model = keras.Model(inputs, layers.Dense(x_train.shape[1])(code))
    model.compile(optimizer=keras.optimizers.Adam(), loss="mse")
    model.fit(x_train, x_train, 32, epochs, verbose=0)
    kernel, bias = model.get_weights()[:2]
    return [(kernel, bias)] + pretrain_layerwise(np.maximum(0, x_train @ kernel + bias), rest, epochs)

# %% right · one growing network with frozen layers
# Inputs are always the pixels; layers that are done are frozen, and the target is their output.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    done = []
    for size in layer_sizes:
        inputs = h = keras.Input((x_train.shape[1],))
        for layer in done:
            h = layer(h)
        target = keras.Model(inputs, h).predict(x_train, verbose=0) if done else x_train
        new = layers.Dense(size, activation="relu")
        model = keras.Model(inputs, layers.Dense(target.shape[1])(new(h)))
        model.compile("adam", "mse")
        model.fit(x_train, target, epochs=epochs, batch_size=32, verbose=0)
        new.trainable = False
        done.append(new)
    return [(layer.kernel.numpy(), layer.bias.numpy()) for layer in done]

# %% right · train_on_batch
# A loop over batches of its own, without fit.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], np.array(x_train)
    for size in layer_sizes:
        model = keras.Sequential([keras.Input((signal.shape[1],)), layers.Dense(size, activation="relu"),
                                  layers.Dense(signal.shape[1])])
        model.compile(optimizer="adam", loss="mse")
        for _ in range(epochs):
            order = np.random.permutation(len(signal))
            for start in range(0, len(signal), 32):
                batch = signal[order[start:start + 32]]
                model.train_on_batch(batch, batch)
        kernel, bias, *_ = model.get_weights()
        pairs.append((kernel, bias))
        signal = np.where(signal @ kernel + bias > 0, signal @ kernel + bias, 0)
    return pairs

# %% right · ReLU at the small decoder, too
# Signals are never negative on digits, so a ReLU output does as well.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for k, size in enumerate(layer_sizes):
        hidden = layers.Dense(size, activation="relu")
        model = keras.Sequential([hidden, layers.Dense(signal.shape[1], activation="relu" if k else None)])
        model.compile("adam", "mse")
        model.fit(signal, signal, epochs=epochs, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · every layer on the raw input
# The signal is never replaced.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs = []
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((x_train.shape[1],)), hidden, layers.Dense(x_train.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(x_train, x_train, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
    return pairs

# %% wrong · random weights returned
# Trains nothing at all.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    sizes, rng = [x_train.shape[1], *layer_sizes], np.random.default_rng()
    return [(rng.normal(0, 0.05, (a, b)), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]

# %% wrong · trained, but a fresh layer's weights returned
# Makes the layer again after fit.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        small = keras.Sequential([keras.Input((signal.shape[1],)), layers.Dense(size, activation="relu"),
                                  layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        hidden = layers.Dense(size, activation="relu")
        signal = np.array(hidden(signal))
        pairs.append(tuple(hidden.get_weights()))
    return pairs

# %% wrong · the ReLU left out
# The next layer gets the sums before the activation.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        kernel, bias = hidden.get_weights()
        pairs.append((kernel, bias))
        signal = signal @ kernel + bias
    return pairs

# %% wrong · the bias left out
# The next layer gets the ReLU of the product alone.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu", bias_initializer="ones")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        kernel, bias = hidden.get_weights()
        pairs.append((kernel, bias))
        signal = np.maximum(signal @ kernel, 0)
    return pairs

# %% wrong · reconstructs the pixels in every layer
# Inputs are the layer below, targets the raw data.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(x_train.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, x_train, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · the reconstruction goes on to the next layer
# The signal becomes the small autoencoder's output, not its code.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = small.predict(signal, verbose=0)
    return pairs

# %% wrong · the whole stack at once
# Trains the deep autoencoder end to end and returns its encoder.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    down = [layers.Dense(n, activation="relu") for n in layer_sizes]
    up = [layers.Dense(n, activation="relu") for n in layer_sizes[:-1][::-1]]
    model = keras.Sequential([keras.Input((x_train.shape[1],)), *down, *up, layers.Dense(x_train.shape[1])])
    model.compile(optimizer="adam", loss="mse")
    model.fit(x_train, x_train, epochs=epochs, batch_size=32, verbose=0)
    return [tuple(layer.get_weights()) for layer in down]

# %% wrong · the decoder's weights
# Takes the last two weights of the small autoencoder.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(small.get_weights()[2:]))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · epochs ignored
# Always trains for twelve epochs.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=12, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · one epoch only
# Forgets to hand epochs to fit.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · two layers only
# Trains the first two layers and leaves deeper ones untrained.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    pairs, signal = [], x_train
    for k, size in enumerate(layer_sizes):
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        if k < 2:
            small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs

# %% wrong · layers in place of arrays
# Returns the Dense layers themselves.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    found, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        found.append(hidden)
        signal = np.array(hidden(signal))
    return found

# %% wrong · scales its input in place
# Normalises the caller's array.
def pretrain_layerwise(x_train, layer_sizes, epochs):
    x_train -= x_train.min()
    x_train /= x_train.max()
    pairs, signal = [], x_train
    for size in layer_sizes:
        hidden = layers.Dense(size, activation="relu")
        small = keras.Sequential([keras.Input((signal.shape[1],)), hidden, layers.Dense(signal.shape[1])])
        small.compile(optimizer="adam", loss="mse")
        small.fit(signal, signal, epochs=epochs, batch_size=32, verbose=0)
        pairs.append(tuple(hidden.get_weights()))
        signal = np.array(hidden(signal))
    return pairs
