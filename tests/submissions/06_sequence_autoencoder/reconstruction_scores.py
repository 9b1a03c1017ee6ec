"""Answers to reconstruction_scores, right and wrong."""

# %% right · flattened
# One row for every sequence, then the mean over the row.
def reconstruction_scores(sequence_autoencoder, sequences):
    gap = sequences - sequence_autoencoder.predict(sequences, verbose=0)
    return np.square(gap).reshape(len(sequences), -1).mean(axis=1)

# %% right · calls the model
# A tensor in place of an array.
def reconstruction_scores(model, x):
    x_hat = model(x)
    return keras.ops.mean(keras.ops.square(x - x_hat), axis=[1, 2])

# %% right · one sequence after another
# A loop that collects plain numbers.
def reconstruction_scores(sequence_autoencoder, sequences):
    scores = []
    for sequence in sequences:
        copy = np.array(sequence_autoencoder(sequence[None]))[0]
        scores.append(((sequence - copy) ** 2).sum() / sequence.size)
    return np.array(scores)

# %% right · einsum
# Sums the squares over both axes and divides.
def reconstruction_scores(sequence_autoencoder, sequences):
    gap = sequences - sequence_autoencoder.predict(sequences, batch_size=16, verbose=0)
    return np.einsum("ntd,ntd->n", gap, gap) / (gap.shape[1] * gap.shape[2])

# %% wrong · one number for all
# The mean over all axes.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.mean((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2)

# %% wrong · error per step
# Averages over the numbers of a step only.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.mean((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2, axis=-1)

# %% wrong · averages over sequences
# One score for every step.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.mean((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2, axis=(0, 2))

# %% wrong · the sum
# Longer sequences get larger scores.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.sum((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2, axis=(1, 2))

# %% wrong · absolute errors
# The mean absolute error.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.mean(np.abs(sequences - sequence_autoencoder.predict(sequences, verbose=0)), axis=(1, 2))

# %% wrong · root mean squared error
# The root of the score.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.sqrt(np.mean((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2, axis=(1, 2)))

# %% wrong · the square of the mean
# Positive and negative errors cancel out.
def reconstruction_scores(sequence_autoencoder, sequences):
    return np.mean(sequences - sequence_autoencoder.predict(sequences, verbose=0), axis=(1, 2)) ** 2

# %% wrong · only the last step
# The error where the decoder is furthest from its start.
def reconstruction_scores(sequence_autoencoder, sequences):
    gap = sequences - sequence_autoencoder.predict(sequences, verbose=0)
    return np.mean(gap[:, -1] ** 2, axis=-1)

# %% wrong · divided by the sequence's variance
# A relative error.
def reconstruction_scores(sequence_autoencoder, sequences):
    errors = np.mean((sequences - sequence_autoencoder.predict(sequences, verbose=0)) ** 2, axis=(1, 2))
    return errors / (np.var(sequences, axis=(1, 2)) + 1e-9)

# %% wrong · only sequences of six steps
# Reshapes with sizes that are written in the function.
def reconstruction_scores(sequence_autoencoder, sequences):
    gap = sequences - sequence_autoencoder.predict(sequences, verbose=0)
    return np.mean(gap.reshape(-1, 6 * 2) ** 2, axis=1)

# %% wrong · only the first batch
# Scores at most 32 sequences.
def reconstruction_scores(sequence_autoencoder, sequences):
    first = sequences[:32]
    return np.mean((first - sequence_autoencoder.predict(first, verbose=0)) ** 2, axis=(1, 2))

# %% wrong · changes its input
# Subtracts in place.
def reconstruction_scores(sequence_autoencoder, sequences):
    sequences -= sequence_autoencoder.predict(sequences, verbose=0)
    return np.mean(sequences**2, axis=(1, 2))

# %% wrong · squeezed
# Right for many sequences, a bare number for one.
def reconstruction_scores(sequence_autoencoder, sequences):
    gap = sequences - sequence_autoencoder.predict(sequences, verbose=0)
    return np.squeeze(np.mean(gap**2, axis=(1, 2)))

# %% wrong · axes kept
# One number for every sequence, in an array of three axes.
def reconstruction_scores(model, sequences):
    return np.mean((sequences - model.predict(sequences, verbose=0)) ** 2, axis=(1, 2), keepdims=True)
