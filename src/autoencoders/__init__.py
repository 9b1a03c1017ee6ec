"""What the course's notebooks import: data, figures, checks and metrics."""

import contextlib
import logging
import os
import sys


def prepare_notebook():
    """Import Keras without its start-up notices and give figures the course's style.

    TensorFlow writes notices about processors and retracing to stderr. In a notebook they look
    like mistakes of the reader's, and nbgrader gives a check cell with stderr output no points.
    Warnings of the libraries and errors still show.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # read once, when TensorFlow is imported
    logging.getLogger("tensorflow").addFilter(lambda record: record.levelno >= logging.ERROR)
    with _silenced_stderr():
        import keras  # noqa: F401

    from autoencoders import plots

    plots.use_course_style()


@contextlib.contextmanager
def _silenced_stderr():
    # TensorFlow's C++ code writes to the file descriptor, past sys.stderr
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
