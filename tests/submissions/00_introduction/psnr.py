"""Answers to psnr, right and wrong."""

# %% right · minus ten logarithms
# -10 log10(MSE), with NumPy's own inf at zero.
def psnr(x, x_hat):
    with np.errstate(divide="ignore"):
        return -10 * np.log10(np.square(x - x_hat).mean())

# %% right · from the root of the MSE
# 20 log10 of the root is 10 log10 of the MSE.
def psnr(x, x_hat):
    import math
    rmse = math.sqrt(np.mean((np.asarray(x, "float64") - x_hat) ** 2))
    return math.inf if rmse == 0 else 20 * math.log10(1 / rmse)

# %% right · a norm
# The squared norm of the difference over its size.
def psnr(originals, reconstructions):
    gap = (originals - reconstructions).ravel()
    if not gap.any():
        return np.inf
    return 10 * (np.log10(gap.size) - 2 * np.log10(np.linalg.norm(gap)))

# %% wrong · natural logarithm
# Not decibels.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return float("inf") if mse == 0 else 10 * np.log(1 / mse)

# %% wrong · 20 log10 of the MSE
# The factor for amplitudes, applied to a square.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return float("inf") if mse == 0 else 20 * np.log10(1 / mse)

# %% wrong · per-image mean of decibels
# The logarithm comes before the mean.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat).reshape(len(x), -1) ** 2, axis=1)
    with np.errstate(divide="ignore"):
        return float(np.mean(-10 * np.log10(mse)))

# %% wrong · sign
# A small error gives a small number.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return float("inf") if mse == 0 else 10 * np.log10(mse)

# %% wrong · 0 for identical images
# Avoids the division in the wrong way.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return 0.0 if mse == 0 else 10 * np.log10(1 / mse)

# %% wrong · an epsilon against zero
# Identical images get 100 dB.
def psnr(x, x_hat):
    return 10 * np.log10(1 / (np.mean((x - x_hat) ** 2) + 1e-10))

# %% wrong · peak 255
# 48 dB too many.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return float("inf") if mse == 0 else 10 * np.log10(255**2 / mse)

# %% wrong · peak taken from the image
# Right only if one pixel is exactly 1.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat) ** 2)
    return float("inf") if mse == 0 else 10 * np.log10(x.max() ** 2 / mse)

# %% wrong · absolute errors
# The mean of absolute differences.
def psnr(x, x_hat):
    error = np.mean(np.abs(x - x_hat))
    return float("inf") if error == 0 else 10 * np.log10(1 / error)

# %% wrong · summed over the pixels
# The error of a whole image.
def psnr(x, x_hat):
    error = np.mean(np.sum((x - x_hat) ** 2, axis=-1))
    return float("inf") if error == 0 else 10 * np.log10(1 / error)

# %% wrong · changes its input
# The difference is computed in place.
def psnr(x, x_hat):
    x -= x_hat
    mse = np.mean(x**2)
    return float("inf") if mse == 0 else 10 * np.log10(1 / mse)

# %% wrong · one number for every image
# A PSNR each.
def psnr(x, x_hat):
    mse = np.mean((x - x_hat).reshape(len(x), -1) ** 2, axis=1)
    return -10 * np.log10(np.maximum(mse, 1e-12))

# %% wrong · divided by 784 whatever the size
# Right for vectors of 784 only.
def psnr(x, x_hat):
    mse = np.sum((x - x_hat) ** 2) / (784 * len(x))
    return float("inf") if mse == 0 else 10 * np.log10(1 / mse)
