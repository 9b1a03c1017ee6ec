"""What the course's notebooks import: data, figures, checks and metrics.

Import this package before TensorFlow: it keeps TensorFlow's start-up and retracing
notices out of the notebooks, where they would look like mistakes of the reader's.
"""

import logging
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # read once, when TensorFlow is imported
logging.getLogger("tensorflow").addFilter(lambda record: record.levelno >= logging.ERROR)
