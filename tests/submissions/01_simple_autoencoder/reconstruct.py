"""Answers to reconstruct, right and wrong."""

# %% right · calling the models
# Tensors all the way, reshaped by Keras.
def reconstruct(encoder, decoder, images):
    return keras.ops.reshape(decoder(encoder(images)), (-1, 28, 28))

# %% right · predict in one line, NumPy's reshape
# The number of images is written out.
def reconstruct(encoder, decoder, images):
    return np.reshape(decoder.predict(encoder.predict(images)), (len(images), 28, 28))

# %% right · image by image
# Slow, but right.
def reconstruct(encoder, decoder, images):
    results = []
    for image in images:
        code = encoder(image[np.newaxis])
        results.append(np.array(decoder(code))[0].reshape(28, 28))
    return np.stack(results)

# %% wrong · uses the inputs
# Reshapes the originals.
def reconstruct(encoder, decoder, images):
    return images.reshape(-1, 28, 28)

# %% wrong · wrong shape
# Leaves the pixels in rows of 784.
def reconstruct(encoder, decoder, images):
    return decoder.predict(encoder.predict(images, verbose=0), verbose=0)

# %% wrong · only the first batch
# predict's steps=1 stops after 32 images.
def reconstruct(encoder, decoder, images):
    codes = encoder.predict(images, steps=1, verbose=0)
    return decoder.predict(codes[:32], verbose=0).reshape(-1, 28, 28)

# %% wrong · only the first image
# One image in place of n.
def reconstruct(encoder, decoder, images):
    return np.array(decoder(encoder(images[:1]))).reshape(-1, 28, 28)

# %% wrong · the notebook's own models
# Uses the globals in place of the arguments.
def reconstruct(encoder, decoder, images):
    return autoencoder.predict(images, verbose=0).reshape(-1, 28, 28)

# %% wrong · transposed images
# Columns and rows change places.
def reconstruct(encoder, decoder, images):
    pixels = np.array(decoder(encoder(images)))
    return pixels.reshape(-1, 28, 28).transpose(0, 2, 1)

# %% wrong · the order turned round
# The last image comes first.
def reconstruct(encoder, decoder, images):
    return np.array(decoder(encoder(images))).reshape(-1, 28, 28)[::-1]

# %% wrong · thresholded at one half
# Black and white in place of grey.
def reconstruct(encoder, decoder, images):
    return (np.array(decoder(encoder(images))) > 0.5).astype("float32").reshape(-1, 28, 28)

# %% wrong · changes its input
# Clips the caller's array in place.
def reconstruct(encoder, decoder, images):
    result = np.array(decoder(encoder(images))).reshape(-1, 28, 28)
    images *= 0
    return result

# %% wrong · clipped to the grey scale
# Right for a sigmoid's output, wrong for any other decoder.
def reconstruct(encoder, decoder, images):
    return np.clip(np.array(decoder(encoder(images))), 0, 1).reshape(-1, 28, 28)
