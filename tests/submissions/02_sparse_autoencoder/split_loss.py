"""Answers to split_loss, right and wrong."""

# %% right · evaluate minus the penalty
# Uses what Keras reports.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * float(np.abs(encoder.predict(x, verbose=0)).sum()) / len(x)
    return autoencoder.evaluate(x, x, verbose=0) - penalty, penalty

# %% right · the formula in NumPy
# Crossentropy written out, with clipping.
def split_loss(autoencoder, encoder, x, l1):
    p = np.clip(autoencoder.predict(x, verbose=0), 1e-7, 1 - 1e-7).astype("float64")
    crossentropy = -(x * np.log(p) + (1 - x) * np.log(1 - p))
    codes = encoder.predict(x, verbose=0)
    return crossentropy.mean(), l1 * np.abs(codes).sum(axis=1).mean()

# %% right · models called directly, tensors returned
# A list of two scalar tensors.
def split_loss(autoencoder, encoder, x, l1):
    loss = keras.losses.BinaryCrossentropy()(x, autoencoder(x))
    return [loss, l1 * ops.mean(ops.sum(ops.abs(encoder(x)), axis=1))]

# %% right · with a helper
# Uses a function of its own for the penalty.
def my_penalty(codes, l1):
    return l1 * np.mean([np.abs(code).sum() for code in codes])

def split_loss(autoencoder, encoder, x, l1):
    x_hat = autoencoder.predict(x, verbose=0)
    return float(np.mean(keras.losses.binary_crossentropy(x, x_hat))), float(my_penalty(encoder.predict(x, verbose=0), l1))

# %% wrong · penalty counted twice
# evaluate contains the penalty already.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return autoencoder.evaluate(x, x, verbose=0), penalty

# %% wrong · training loss in place of evaluation
# Reads the loss of the last epoch, an average over changing weights.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return autoencoder.history.history["loss"][-1] - penalty, penalty

# %% wrong · trains to get the loss
# One more epoch changes the weights.
def split_loss(autoencoder, encoder, x, l1):
    total = autoencoder.fit(x, x, epochs=1, verbose=0).history["loss"][0]
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return total - penalty, penalty

# %% wrong · measures, then trains
# The numbers are right, but the weights are not what they were.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    reconstruction = autoencoder.evaluate(x, x, verbose=0) - penalty
    autoencoder.fit(x, x, epochs=1, verbose=0)
    return reconstruction, penalty

# %% wrong · order swapped
# Penalty first.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return penalty, autoencoder.evaluate(x, x, verbose=0) - penalty

# %% wrong · penalty averaged over the units
# The reconstruction takes up the rest, so the sum is right.
def split_loss(autoencoder, encoder, x, l1):
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).mean()
    return autoencoder.evaluate(x, x, verbose=0) - penalty, penalty

# %% wrong · penalty of the reconstruction
# The penalty is computed from the pixels.
def split_loss(autoencoder, encoder, x, l1):
    x_hat = autoencoder.predict(x, verbose=0)
    return float(np.mean(keras.losses.binary_crossentropy(x, x_hat))), l1 * np.abs(x_hat).sum(axis=1).mean()

# %% wrong · mean squared error
# Another loss than the one that was trained.
def split_loss(autoencoder, encoder, x, l1):
    x_hat = autoencoder.predict(x, verbose=0)
    return float(np.mean((x - x_hat) ** 2)), l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()

# %% wrong · crossentropy summed over the pixels
# 784 times too large.
def split_loss(autoencoder, encoder, x, l1):
    x_hat = autoencoder.predict(x, verbose=0)
    loss = keras.losses.binary_crossentropy(x, x_hat) * x.shape[1]
    return float(np.mean(loss)), l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()

# %% wrong · only the first batch
# Right for up to 64 digits.
def split_loss(autoencoder, encoder, x, l1):
    x = x[:64]
    penalty = l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return autoencoder.evaluate(x, x, verbose=0) - penalty, penalty

# %% wrong · price written in
# Right for the notebook's l1 only.
def split_loss(autoencoder, encoder, x, l1):
    penalty = 1e-4 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1).mean()
    return autoencoder.evaluate(x, x, verbose=0) - penalty, penalty

# %% wrong · one number for every digit
# Not averaged over the digits.
def split_loss(autoencoder, encoder, x, l1):
    x_hat = autoencoder.predict(x, verbose=0)
    return np.array(keras.losses.binary_crossentropy(x, x_hat)), l1 * np.abs(encoder.predict(x, verbose=0)).sum(axis=1)
