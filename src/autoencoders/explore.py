"""Look around in a latent plane: sliders where widgets run, a picture everywhere else."""

import base64
import io

import numpy as np
from IPython.display import publish_display_data
from matplotlib.figure import Figure

from autoencoders import plots


def latent_explorer(generate, points, labels, start=(0.0, 0.0)):
    """Show the image at a point of the latent plane, and let the reader move the point.

    Where widgets run (JupyterLab, Binder), two sliders move the point. Where they do not (a notebook
    run by papermill, a page on GitHub, a printed copy), the same output is the picture at ``start``.

    Args:
        generate: a function from points (1, 2) to one image, (1, 784) or (1, 28, 28).
        points: the codes of some digits, (n, 2), drawn for orientation.
        labels: their digits 0 to 9, (n,).
        start: the point to begin at.

    Returns:
        The widget (an ``ipywidgets.VBox``), or None if ipywidgets is not installed.
    """
    scene = _Scene(generate, points, labels)
    bundle = {
        "image/png": base64.b64encode(scene.png(*start)).decode(),
        "text/plain": "The latent plane with one point marked, and the digit at that point. "
        "Run this cell in JupyterLab to move the point with two sliders.",
    }
    box = _sliders(scene, start)
    if box is not None:
        bundle["application/vnd.jupyter.widget-view+json"] = {
            "version_major": 2, "version_minor": 0, "model_id": box.model_id,
        }  # fmt: skip
    # a front end shows the richest of these that it can: the sliders, else the picture, else the sentence
    publish_display_data(bundle)
    return box


def _sliders(scene, start):
    try:
        import ipywidgets
    except ImportError:
        return None
    sliders = [
        ipywidgets.FloatSlider(
            value=value, min=-scene.limit, max=scene.limit, step=0.05, description=name, readout_format=".2f"
        )
        for name, value in zip(("first", "second"), start, strict=True)
    ]
    picture = ipywidgets.Image(value=scene.png(*start), format="png")

    def move(_):
        picture.value = scene.png(*(slider.value for slider in sliders))

    for slider in sliders:
        slider.observe(move, names="value")
    return ipywidgets.VBox([ipywidgets.HBox(sliders), picture])


class _Scene:
    """The plane and the digit, drawn once; a move changes the marked point and the digit only."""

    def __init__(self, generate, points, labels):
        self._generate = generate
        self.limit = float(np.ceil(np.quantile(np.abs(np.asarray(points)), 0.99)))
        # a figure of its own, not pyplot's: the notebook must not show it a second time
        self._figure = Figure(figsize=(plots.WIDTH, 4.2), dpi=90)
        plane, digit = self._figure.subplots(1, 2, width_ratios=[1.25, 1])
        plots.scatter_digits(plane, points, labels)
        self._marker = plane.plot([0], [0], "o", markersize=13, markerfacecolor="none", markeredgecolor="black",
                                  markeredgewidth=2.5)[0]  # fmt: skip
        plane.set(title="The latent plane", xlabel="first coordinate", ylabel="second coordinate",
                  xlim=(-self.limit, self.limit), ylim=(-self.limit, self.limit))  # fmt: skip
        self._picture = digit.imshow(np.zeros((28, 28)), cmap="gray", vmin=0, vmax=1)
        digit.set(xticks=[], yticks=[])
        self._title = digit.set_title(" ")

    def png(self, first, second):
        self._marker.set_data([first], [second])
        image = self._generate(np.array([[first, second]], dtype="float32"))
        self._picture.set_data(plots.as_images(np.asarray(image))[0])
        self._title.set_text(f"The digit at ({first:.2f}, {second:.2f})")
        file = io.BytesIO()
        self._figure.savefig(file, format="png")
        return file.getvalue()
