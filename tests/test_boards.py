"""Event files are read with TensorBoard's reader, and shown as curves where there is no Jupyter server."""

import keras
import numpy as np
import pytest

from autoencoders import boards


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    log_dir = tmp_path_factory.mktemp("runs")
    inputs = keras.Input((3,))
    model = keras.Model(inputs, keras.layers.Dense(3)(inputs))
    model.compile(optimizer="adam", loss="mse", run_eagerly=True)
    x = np.ones((4, 3), "float32")
    callback = keras.callbacks.TensorBoard(log_dir)
    history = model.fit(x, x, epochs=3, validation_data=(x, x), callbacks=[callback], verbose=0)
    return log_dir, history.history


def test_every_epoch_is_read(fitted):
    log_dir, history = fitted
    scalars = boards.read(log_dir)
    assert scalars["train/epoch_loss"] == pytest.approx(history["loss"])
    assert scalars["validation/epoch_loss"] == pytest.approx(history["val_loss"])


def test_an_empty_folder_has_no_scalars(tmp_path):
    assert boards.read(tmp_path) == {}


def test_without_a_jupyter_server_the_curves_are_drawn(fitted, monkeypatch):
    drawn = []
    monkeypatch.setattr(boards.plots, "curves", lambda losses, *_: drawn.append(losses))
    monkeypatch.delenv("JUPYTERHUB_SERVICE_PREFIX", raising=False)
    monkeypatch.delenv("JPY_PARENT_PID", raising=False)
    boards.show(fitted[0])
    assert set(drawn[0]) == {"training", "validation"}


def test_on_a_hub_tensorboard_is_reached_through_the_jupyter_server(fitted, monkeypatch):
    import IPython.display

    frames = []
    monkeypatch.setattr(IPython.display, "display", frames.append)
    monkeypatch.setattr(boards, "_serve", lambda log_dir: 12345)
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/x/")
    monkeypatch.setenv("JPY_PARENT_PID", "1")
    boards.show(fitted[0])
    assert frames[0].src == "/user/x/proxy/12345/"
