"""Answers to psnr_gain, right and wrong."""

# %% right · a helper for the decibels
# Two signal-to-noise ratios and their difference, as in the formula.
def psnr(x, x_hat):
    return -10 * np.log10(np.mean(np.square(x - x_hat)))

def psnr_gain(clean, noisy, restored):
    return float(psnr(clean, restored) - psnr(clean, noisy))

# %% right · the logarithm of one ratio
# The difference of logarithms is the logarithm of the ratio; returns a NumPy number.
def psnr_gain(clean, noisy, restored):
    return 10 * np.log10(((noisy - clean) ** 2).sum() / ((restored - clean) ** 2).sum())

# %% right · norms and the math module
# 20 · log10 of a ratio of norms.
import math

def psnr_gain(clean, noisy, restored):
    before = np.linalg.norm((np.asarray(clean) - noisy).ravel())
    after = np.linalg.norm((np.asarray(clean) - restored).ravel())
    return 20 * math.log10(before / after)

# %% right · Keras operations
# Computes with tensors and returns a float.
def psnr_gain(clean, noisy, restored):
    def error(images):
        return keras.ops.mean(keras.ops.square(keras.ops.subtract(images, clean)))

    return 10 * float(np.log10(float(error(noisy))) - np.log10(float(error(restored))))

# %% wrong · the sign
# Noisy minus restored.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((clean - restored) ** 2)
    return float(10 * np.log10(after) - 10 * np.log10(before))

# %% wrong · ratio of decibels
# Divides one signal-to-noise ratio by the other.
def psnr_gain(clean, noisy, restored):
    before = -10 * np.log10(np.mean((clean - noisy) ** 2))
    after = -10 * np.log10(np.mean((clean - restored) ** 2))
    return float(after / before)

# %% wrong · natural logarithm
# log in place of log10.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((clean - restored) ** 2)
    return float(10 * np.log(before / after))

# %% wrong · 20 log10 of the squared error
# Twice the decibels.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((clean - restored) ** 2)
    return float(20 * np.log10(before / after))

# %% wrong · only the restored image
# The signal-to-noise ratio itself, not the gain.
def psnr_gain(clean, noisy, restored):
    return float(-10 * np.log10(np.mean((clean - restored) ** 2)))

# %% wrong · mean decibels of the images
# Averages one gain for each image.
def psnr_gain(clean, noisy, restored):
    axes = tuple(range(1, clean.ndim))
    before, after = np.mean((clean - noisy) ** 2, axis=axes), np.mean((clean - restored) ** 2, axis=axes)
    return float(np.mean(10 * np.log10(before / after)))

# %% wrong · one gain for each image
# An array in place of one number.
def psnr_gain(clean, noisy, restored):
    axes = tuple(range(1, clean.ndim))
    before, after = np.mean((clean - noisy) ** 2, axis=axes), np.mean((clean - restored) ** 2, axis=axes)
    return 10 * np.log10(before / after)

# %% wrong · absolute errors
# Mean absolute in place of mean squared error, which agrees where all errors are equal in size.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean(np.abs(clean - noisy)) ** 2, np.mean(np.abs(clean - restored)) ** 2
    return float(10 * np.log10(before / after))

# %% wrong · signed errors
# Positive and negative errors cancel out before they are squared.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean(clean - noisy) ** 2, np.mean(clean - restored) ** 2
    return float(10 * np.log10(before / after))

# %% wrong · restored against noisy
# Measures how far the restoration moved, not how far it is from the clean image.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((noisy - restored) ** 2)
    return float(10 * np.log10(before / after))

# %% wrong · text
# A formatted string in place of a number.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((clean - restored) ** 2)
    return f"{10 * np.log10(before / after):.2f} dB"

# %% wrong · changes its input
# Overwrites noisy and restored with the errors.
def psnr_gain(clean, noisy, restored):
    noisy -= clean
    restored -= clean
    return float(10 * np.log10(np.mean(noisy**2) / np.mean(restored**2)))

# %% wrong · only the first image
# Right where there is one image or all have the same error.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean[0] - noisy[0]) ** 2), np.mean((clean[0] - restored[0]) ** 2)
    return float(10 * np.log10(before / after))

# %% wrong · never negative
# Cuts the gain off at zero.
def psnr_gain(clean, noisy, restored):
    before, after = np.mean((clean - noisy) ** 2), np.mean((clean - restored) ** 2)
    return max(0.0, float(10 * np.log10(before / after)))

# %% wrong · divided by the signal
# The signal-to-noise ratio: for black images it is infinity minus infinity.
def psnr_gain(clean, noisy, restored):
    def snr(images):
        return 10 * np.log10(np.mean(clean**2) / np.mean((clean - images) ** 2))

    return float(snr(restored) - snr(noisy))
