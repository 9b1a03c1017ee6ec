"""Answers to anomaly_threshold, right and wrong."""

# %% right · percentile
# The same in percent; returns a NumPy number.
def anomaly_threshold(scores, quantile=0.99):
    return np.percentile(scores, 100 * quantile)

# %% right · sorted scores
# Takes a score from the sorted list, without interpolation.
def anomaly_threshold(scores, quantile=0.99):
    ordered = sorted(scores)
    return float(ordered[min(len(ordered) - 1, int(quantile * len(ordered)))])

# %% right · another rule of interpolation
# There are nine definitions of a sample quantile; all are close for many scores.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.quantile(np.asarray(scores), quantile, method="median_unbiased"))

# %% right · SciPy
# The quantile from another library.
def anomaly_threshold(scores, quantile=0.99):
    from scipy import stats

    return stats.scoreatpercentile(scores, quantile * 100)

# %% wrong · mean plus standard deviations
# Whatever the quantile.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.mean(scores) + 2 * np.std(scores))

# %% wrong · the quantile of a normal distribution
# Right only if the scores are bell-shaped.
def anomaly_threshold(scores, quantile=0.99):
    from scipy import stats

    return float(stats.norm.ppf(quantile, np.mean(scores), np.std(scores)))

# %% wrong · quantile ignored
# Always the 0.99 quantile.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.quantile(scores, 0.99))

# %% wrong · the other tail
# The threshold that 99% lie above.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.quantile(scores, 1 - quantile))

# %% wrong · percentile of a share
# The 0.99 percentile is almost the smallest score.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.percentile(scores, quantile))

# %% wrong · a share of the largest score
# 0.99 times the maximum.
def anomaly_threshold(scores, quantile=0.99):
    return float(quantile * np.max(scores))

# %% wrong · the largest score
# No false alarm at all on the normal data.
def anomaly_threshold(scores, quantile=0.99):
    return float(np.max(scores))

# %% wrong · not sorted
# Takes the score at the position of the quantile, in the order of the data.
def anomaly_threshold(scores, quantile=0.99):
    return float(scores[int(quantile * (len(scores) - 1))])

# %% wrong · the anomalies themselves
# Returns scores above the threshold in place of the threshold.
def anomaly_threshold(scores, quantile=0.99):
    scores = np.asarray(scores)
    return scores[scores > np.quantile(scores, quantile)]

# %% wrong · sorts its input
# list.sort and ndarray.sort change the caller's scores.
def anomaly_threshold(scores, quantile=0.99):
    scores.sort()
    return float(scores[min(len(scores) - 1, int(quantile * len(scores)))])

# %% wrong · rounded
# Two decimals are too few for small scores.
def anomaly_threshold(scores, quantile=0.99):
    return round(float(np.quantile(scores, quantile)), 2)

# %% wrong · outliers removed first
# Cuts the upper scores off before it takes the quantile.
def anomaly_threshold(scores, quantile=0.99):
    kept = scores[scores < np.mean(scores) + 2 * np.std(scores)]
    return float(np.quantile(kept, quantile))

# %% wrong · three thresholds only
# Right for the quantiles of the visible checks.
def anomaly_threshold(scores, quantile=0.99):
    nearest = min([0.5, 0.9, 0.99], key=lambda q: abs(q - quantile))
    return float(np.quantile(scores, nearest))

# %% wrong · another default
# Marks five in a hundred unless it is told otherwise.
def anomaly_threshold(scores, quantile=0.95):
    return float(np.quantile(scores, quantile))
