"""Answers to latent_grid, right and wrong."""

# %% right · a loop
# Point by point.
def latent_grid(n):
    grid = np.empty((n, n, 2))
    for row in range(n):
        for column in range(n):
            grid[row, column] = norm.ppf((column + 0.5) / n), norm.ppf((row + 0.5) / n)
    return grid

# %% right · linspace and broadcasting
# The same probabilities from their ends; the standard library's normal distribution.
def latent_grid(n):
    from statistics import NormalDist
    q = np.array([NormalDist().inv_cdf(p) for p in np.linspace(0.5 / n, 1 - 0.5 / n, n)], "float32")
    grid = np.zeros((n, n, 2), "float32")
    grid[..., 0], grid[..., 1] = q, q[:, None]
    return grid

# %% right · indices and the error function
# np.indices gives row and column of every place.
def latent_grid(size):
    from scipy.special import erfinv
    rows_and_columns = np.indices((size, size))
    return np.sqrt(2) * erfinv(2 * (rows_and_columns[::-1].transpose(1, 2, 0) + 0.5) / size - 1)

# %% wrong · linspace from −15 to 15
# The tutorial's grid.
def latent_grid(n):
    q = np.linspace(-15, 15, n)
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · linspace from −2 to 2
# Within the prior, but evenly spaced.
def latent_grid(n):
    q = np.linspace(-2, 2, n)
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · corners at infinity
# Probabilities from 0 to 1.
def latent_grid(n):
    q = norm.ppf(np.linspace(0, 1, n))
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · k / n
# Forgets the half: the first quantile is minus infinity.
def latent_grid(n):
    q = norm.ppf(np.arange(n) / n)
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · quantiles (k + 1) / (n + 1)
# Finite, but not the middles of equal shares.
def latent_grid(n):
    q = norm.ppf((np.arange(n) + 1) / (n + 1))
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · quantiles from 5 to 95 per cent
# Cuts off the ends at fixed places: right for n = 10 only.
def latent_grid(n):
    q = norm.ppf(np.linspace(0.05, 0.95, n))
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · coordinates swapped
# The first coordinate grows down the rows.
def latent_grid(n):
    q = norm.ppf((np.arange(n) + 0.5) / n)
    return np.stack(np.meshgrid(q, q, indexing="ij"), axis=-1)

# %% wrong · the second coordinate grows upwards
# As on graph paper, but not as asked.
def latent_grid(n):
    q = norm.ppf((np.arange(n) + 0.5) / n)
    return np.stack(np.meshgrid(q, q[::-1]), axis=-1)

# %% wrong · the probabilities themselves
# Forgets the inverse of the cumulative probability.
def latent_grid(n):
    q = (np.arange(n) + 0.5) / n
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · density in place of quantile
# norm.pdf where norm.ppf belongs.
def latent_grid(n):
    q = norm.pdf((np.arange(n) + 0.5) / n)
    return np.stack(np.meshgrid(q, q), axis=-1)

# %% wrong · a list of points
# Right points, one after the other.
def latent_grid(n):
    q = norm.ppf((np.arange(n) + 0.5) / n)
    return np.array([[first, second] for second in q for first in q])

# %% wrong · coordinates first
# Shape (2, n, n).
def latent_grid(n):
    q = norm.ppf((np.arange(n) + 0.5) / n)
    return np.array(np.meshgrid(q, q))

# %% wrong · three quantiles written down
# Interpolated from a short table: right for the visible sizes only.
def latent_grid(n):
    table = {1: [0.0], 3: [-0.967422, 0, 0.967422], 4: [-1.150349, -0.318639, 0.318639, 1.150349]}
    q = np.array(table.get(n, np.linspace(-1.3, 1.3, n)))
    return np.stack(np.meshgrid(q, q), axis=-1)
