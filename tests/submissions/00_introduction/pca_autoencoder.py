"""Answers to pca_autoencoder, right and wrong."""

# %% right · scikit-learn
# PCA's own methods are the two functions.
def pca_autoencoder(x_train, encoding_dim):
    pca = PCA(encoding_dim).fit(x_train)
    return pca.transform, pca.inverse_transform

# %% right · singular value decomposition
# The rows of vt are the components, largest first.
def pca_autoencoder(x_train, encoding_dim):
    m = np.mean(x_train, axis=0, keepdims=True)
    vt = np.linalg.svd(x_train - m, full_matrices=False)[2][:encoding_dim]
    return lambda x: (x - m) @ vt.T, lambda codes: codes @ vt + m

# %% right · whitened codes
# Codes of unit variance, and back.
def pca_autoencoder(x_train, encoding_dim):
    pca = PCA(encoding_dim, whiten=True)
    pca.fit(x_train)

    def to_code(x):
        return pca.transform(x)

    def to_pixels(codes):
        return pca.inverse_transform(codes)

    return [to_code, to_pixels]

# %% right · a class with two methods
# Eigenvectors of the scatter matrix, last columns.
class Linear:
    def __init__(self, x, k):
        self.mean = x.mean(0)
        centred = x - self.mean
        self.v = np.linalg.eigh(centred.T @ centred)[1][:, -k:]

    def encode(self, x):
        return np.einsum("nd,dk->nk", x - self.mean, self.v)

    def decode(self, z):
        return np.einsum("nk,dk->nd", z, self.v) + self.mean

def pca_autoencoder(x_train, encoding_dim):
    linear = Linear(x_train, encoding_dim)
    return linear.encode, linear.decode

# %% wrong · not centred
# Singular vectors of the raw data, no mean anywhere.
def pca_autoencoder(x_train, encoding_dim):
    vt = np.linalg.svd(x_train, full_matrices=False)[2][:encoding_dim]
    return lambda x: x @ vt.T, lambda codes: codes @ vt

# %% wrong · mean not added back
# decode returns centred data.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: (x - mean) @ v, lambda codes: codes @ v.T

# %% wrong · mean not subtracted
# encode forgets the mean, decode adds it.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: x @ v, lambda codes: mean + codes @ v.T

# %% wrong · the right components, no mean
# The mean appears in neither function.
def pca_autoencoder(x_train, encoding_dim):
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: x @ v, lambda codes: codes @ v.T

# %% wrong · wrong end of the spectrum
# eigh sorts from small to large.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, :encoding_dim]
    return lambda x: (x - mean) @ v, lambda codes: mean + codes @ v.T

# %% wrong · refit on the data passed in
# encode fits anew every time.
def pca_autoencoder(x_train, encoding_dim):
    pca = PCA(encoding_dim).fit(x_train)

    def encode(x):
        return pca.fit_transform(x)

    return encode, pca.inverse_transform

# %% wrong · the mean of the data passed in
# The components are the training data's, the mean is not.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: (x - x.mean(axis=0)) @ v, lambda codes: mean + codes @ v.T

# %% wrong · rows of the eigenvectors
# eigh returns them as columns.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][-encoding_dim:].T
    return lambda x: (x - mean) @ v, lambda codes: mean + codes @ v.T

# %% wrong · one mean for everything
# The mean over all values, not for every pixel.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean()
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: (x - mean) @ v, lambda codes: mean + codes @ v.T

# %% wrong · standardised
# Also divides by the standard deviation, which changes the components.
def pca_autoencoder(x_train, encoding_dim):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0) + 1e-9
    v = np.linalg.eigh(np.cov(((x_train - mean) / std).T))[1][:, -encoding_dim:]
    return lambda x: (x - mean) / std @ v, lambda codes: mean + std * (codes @ v.T)

# %% wrong · encoding_dim ignored
# Always three numbers.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -3:]
    return lambda x: (x - mean) @ v, lambda codes: mean + codes @ v.T

# %% wrong · kept in globals
# A second autoencoder overwrites the first.
def pca_autoencoder(x_train, encoding_dim):
    global the_mean, the_components
    the_mean = x_train.mean(axis=0)
    the_components = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: (x - the_mean) @ the_components, lambda codes: the_mean + codes @ the_components.T

# %% wrong · centres its input in place
# x_train is no longer what it was.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    x_train -= mean
    v = np.linalg.eigh(np.cov(x_train.T))[1][:, -encoding_dim:]
    return lambda x: (x - mean) @ v, lambda codes: mean + codes @ v.T

# %% wrong · codes and reconstructions returned
# Two arrays in place of two functions.
def pca_autoencoder(x_train, encoding_dim):
    pca = PCA(encoding_dim).fit(x_train)
    codes = pca.transform(x_train)
    return codes, pca.inverse_transform(codes)

# %% wrong · codes as columns
# Each function transposes, so that only the code in between has the wrong shape.
def pca_autoencoder(x_train, encoding_dim):
    mean = x_train.mean(axis=0)
    v = np.linalg.svd(x_train - mean, full_matrices=False)[2][:encoding_dim]
    return lambda x: v @ (x - mean).T, lambda codes: mean + codes.T @ v
