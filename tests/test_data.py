"""Real digits: always the same, stratified, and never fewer than asked for."""

import sys
import types

import numpy as np
import pytest

from autoencoders import data


def test_the_embedded_digits_are_a_fixed_stratified_split():
    (x_train, y_train), (x_test, y_test) = data.load_digits()
    assert x_train.shape == (4000, 28, 28) and x_test.shape == (1000, 28, 28)
    assert x_train.dtype == y_train.dtype == np.uint8
    assert x_train.min() == 0 and x_train.max() == 255
    assert (np.bincount(y_train) == 400).all() and (np.bincount(y_test) == 100).all()
    (again, _), _ = data.load_digits()
    assert np.array_equal(x_train, again)


def test_training_and_test_digits_do_not_overlap():
    (x_train, _), (x_test, _) = data.load_digits()
    seen = {image.tobytes() for image in x_train}
    assert not any(image.tobytes() in seen for image in x_test)


def test_a_smaller_request_is_the_beginning_of_a_larger_one_and_balanced():
    (many, _), _ = data.load_digits(4000)
    (few, labels), (none, _) = data.load_digits(50, 0)
    assert np.array_equal(few, many[:50]) and len(none) == 0
    assert (np.bincount(labels) == 5).all()


def test_the_caller_may_change_what_it_got():
    (first, _), _ = data.load_digits(10)
    first[:] = 0
    (second, _), _ = data.load_digits(10)
    assert second.any()


@pytest.mark.parametrize("counts", [(-1, 10), (60_001, 10), (10, 10_001)])
def test_counts_that_mnist_cannot_give(counts):
    with pytest.raises(ValueError, match="MNIST has 0 to"):
        data.load_digits(*counts)


@pytest.fixture
def whole_mnist(tmp_path, monkeypatch):
    rng = np.random.default_rng(0)
    path = tmp_path / "mnist.npz"
    arrays = {
        "x_train": rng.integers(0, 256, (60_000, 28, 28), dtype=np.uint8), "y_train": np.zeros(60_000, np.uint8),
        "x_test": np.zeros((10_000, 28, 28), np.uint8), "y_test": np.zeros(10_000, np.uint8),
    }  # fmt: skip
    np.savez(path, **arrays)
    monkeypatch.setenv(data.MNIST_PATH_VARIABLE, str(path))
    return path, arrays


def test_more_digits_come_from_a_named_file(whole_mnist):
    _, arrays = whole_mnist
    (x_train, _), (x_test, _) = data.load_digits(5_000, 2_000)
    assert np.array_equal(x_train, arrays["x_train"][:5_000]) and x_test.shape == (2_000, 28, 28)


def test_a_named_file_that_is_none(monkeypatch, tmp_path):
    (tmp_path / "mnist.npz").write_text("not an archive")
    monkeypatch.setenv(data.MNIST_PATH_VARIABLE, str(tmp_path / "mnist.npz"))
    with pytest.raises(data.DataUnavailable, match="not a readable mnist.npz"):
        data.load_digits(5_000)


def test_a_named_file_with_other_arrays(whole_mnist):
    path, arrays = whole_mnist
    np.savez(path, **{**arrays, "x_train": arrays["x_train"][:10]})
    with pytest.raises(data.DataUnavailable, match="x_train is uint8 .10, 28, 28."):
        data.load_digits(5_000)


def test_without_file_or_network_it_says_what_to_do(monkeypatch):
    def no_network():
        raise OSError("no route to host")

    monkeypatch.delenv(data.MNIST_PATH_VARIABLE, raising=False)
    mnist = types.SimpleNamespace(load_data=no_network)
    monkeypatch.setitem(sys.modules, "keras", types.SimpleNamespace(datasets=types.SimpleNamespace(mnist=mnist)))
    with pytest.raises(data.DataUnavailable, match="no route to host.*at most 4000 and 1000.*AUTOENCODERS_MNIST"):
        data.load_digits(60_000, 10_000)
