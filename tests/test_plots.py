"""The figures show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autoencoders import plots


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


@pytest.mark.parametrize("shape", [(3, 784), (3, 28, 28), (3, 28, 28, 1)])
def test_image_rows_take_images_of_any_of_the_courses_shapes(shape):
    images = np.random.default_rng(0).random(shape)
    figure = plots.image_rows({"one": images, "two": images}, "title")
    shown = [axis.images[0].get_array() for axis in figure.axes]
    assert len(shown) == 6
    assert np.allclose(shown[1], images[1].reshape(28, 28)) and np.allclose(shown[4], images[1].reshape(28, 28))
    assert figure.axes[0].get_ylabel() == "one" and figure.get_suptitle() == "title"


def test_images_of_no_known_shape():
    with pytest.raises(ValueError, match="expected images"):
        plots.as_images(np.zeros((3, 5, 5, 5)))


def test_curves_draw_lines_histories_and_baselines():
    class History:
        history = {"loss": [3.0, 2.0], "val_loss": [4.0, 3.0]}

    figure = plots.curves({"network": History(), "other": [1, 2]}, "t", "loss", baselines={"mean digit": 0.27})
    labels = [line.get_label() for line in figure.axes[0].lines]
    assert labels == ["network, training", "network, validation", "other", "mean digit"]
    assert list(figure.axes[0].lines[1].get_ydata()) == [4.0, 3.0]
    assert list(figure.axes[0].lines[0].get_xdata()) == [1, 2]


def test_codes_are_on_one_scale():
    figure = plots.codes(np.array([[0.0, 1.0], [0.0, 4.0]]))
    assert {axis.get_xlim() for axis in figure.axes} == {(0.0, 4.0)}


def test_image_grid_fills_row_by_row():
    images = np.arange(3)[:, None, None] * np.ones((3, 2, 2))
    mosaic = plots.image_grid(images, columns=2).axes[0].images[0].get_array()
    assert mosaic[0, 0] == 0 and mosaic[0, 3] == 1 and mosaic[3, 0] == 2


def test_latent_plane_names_every_digit_it_shows():
    figure = plots.latent_plane(np.random.default_rng(0).random((40, 2)), np.arange(40) % 4)
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == ["0", "1", "2", "3"]
