"""Answers to kl_divergence, right and wrong."""

# %% right · minus one half, as in the paper
# The signs of Kingma and Welling's appendix B.
def kl_divergence(z_mean, z_log_var):
    return -0.5 * ops.sum(1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var), axis=-1)

# %% right · through the standard deviation
# Converts first, and uses σ.
def kl_divergence(z_mean, z_log_var):
    z_mean, z_log_var = ops.convert_to_tensor(z_mean), ops.convert_to_tensor(z_log_var)
    sigma = ops.exp(z_log_var / 2)
    per_number = (z_mean**2 + sigma**2) / 2 - ops.log(sigma) - 0.5
    return ops.sum(per_number, axis=1)

# %% right · a helper and einsum
# One number of the code at a time, then a sum by einsum.
def one_number(mean, log_var):
    return 0.5 * (mean * mean + ops.exp(log_var) - 1.0 - log_var)


def kl_divergence(mean, log_var):
    return ops.einsum("ij->i", one_number(ops.convert_to_tensor(mean), ops.convert_to_tensor(log_var)))

# %% right · TensorFlow's functions
# Uses the backend directly.
def kl_divergence(z_mean, z_log_var):
    import tensorflow as tf
    return tf.reduce_sum(0.5 * (tf.square(z_mean) + tf.exp(z_log_var) - 1.0 - z_log_var), axis=-1)

# %% wrong · mean over the code
# Divides by d, as the tutorial does.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.mean(ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var, axis=-1)

# %% wrong · the other sign
# Negative, to be made small without end.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var), axis=-1)

# %% wrong · log σ in place of log σ²
# Reads its second argument as log σ.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.square(z_mean) + ops.exp(2 * z_log_var) - 1 - 2 * z_log_var, axis=-1)

# %% wrong · missing −1
# The prior itself costs d / 2.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.square(z_mean) + ops.exp(z_log_var) - z_log_var, axis=-1)

# %% wrong · missing one half
# Twice the divergence.
def kl_divergence(z_mean, z_log_var):
    return ops.sum(ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var, axis=-1)

# %% wrong · one number for the batch
# Sums over digits, too.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var)

# %% wrong · summed over the batch
# The wrong axis.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var, axis=0)

# %% wrong · NumPy
# Right values that Keras can't differentiate.
def kl_divergence(z_mean, z_log_var):
    z_mean, z_log_var = np.asarray(z_mean), np.asarray(z_log_var)
    return 0.5 * np.sum(z_mean**2 + np.exp(z_log_var) - 1 - z_log_var, axis=-1)

# %% wrong · NumPy, converted at the end
# A tensor comes out, but no gradient passes.
def kl_divergence(z_mean, z_log_var):
    z_mean, z_log_var = np.asarray(z_mean), np.asarray(z_log_var)
    return ops.convert_to_tensor(0.5 * np.sum(z_mean**2 + np.exp(z_log_var) - 1 - z_log_var, axis=-1))

# %% wrong · nats turned into bits
# Divides by log 2.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var, axis=-1) / np.log(2)

# %% wrong · two numbers only
# Right for the plane, and for nothing else.
def kl_divergence(z_mean, z_log_var):
    per_number = 0.5 * (ops.square(z_mean) + ops.exp(z_log_var) - 1 - z_log_var)
    return per_number[:, 0] + per_number[:, 1]

# %% wrong · means that are not squared
# |μ| where μ² belongs: right for means of 0 and 1.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum(ops.abs(z_mean) + ops.exp(z_log_var) - 1 - z_log_var, axis=-1)

# %% wrong · the prior's KL from the posterior
# KL(p‖q): the two distributions change places.
def kl_divergence(z_mean, z_log_var):
    return 0.5 * ops.sum((1 + ops.square(z_mean)) / ops.exp(z_log_var) - 1 + z_log_var, axis=-1)
