"""The course's figures: one look for all notebooks.

Every function draws on a new Matplotlib figure and returns it, so that a notebook may add
to it or save it. Images are arrays (n, 28, 28), (n, 784) or (n, 28, 28, 1), 0 (black) to 1 (white).
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import MaxNLocator

WIDTH = 9.0  # inches: the width of a notebook on a laptop
# Okabe and Ito's palette: told apart by readers with any kind of colour vision
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000"]


def use_course_style():
    """Set Matplotlib's defaults for the course: size, palette, grid."""
    plt.rcParams.update({
        "figure.figsize": (WIDTH, 3.6), "figure.dpi": 100, "figure.constrained_layout.use": True,
        "axes.prop_cycle": plt.cycler(color=COLOURS), "axes.grid": True, "grid.alpha": 0.3,
        "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 11, "axes.labelsize": 10,
        "image.cmap": "gray", "legend.frameon": False, "font.size": 10,
    })  # fmt: skip


def image_rows(rows, title=None, n=10):
    """Show rows of images below one another, each row with its name on the left.

    Args:
        rows: a dict from a row's name to its images; images in one column belong together.
        title: the figure's title.
        n: how many columns, at most; fewer where there are fewer images.

    Returns:
        The Matplotlib figure.
    """
    rows = {name: as_images(images)[:n] for name, images in rows.items()}
    columns = max(len(images) for images in rows.values())
    side = WIDTH / (columns + 1.5)
    height = side * len(rows) + (0.4 if title else 0.1)
    figure, axes = plt.subplots(len(rows), columns, figsize=(WIDTH, height), squeeze=False)
    for row, (name, images) in zip(axes, rows.items(), strict=True):
        for axis in row:
            _hide_frame(axis)
        for axis, image in zip(row, images, strict=False):
            axis.imshow(image, vmin=0, vmax=1, cmap="gray")
        row[0].set_ylabel(name, rotation=0, ha="right", va="center", labelpad=8)
    if title:
        figure.suptitle(title)
    return figure


def reconstructions(images, reconstructed, title="Originals and their reconstructions", n=10):
    """Show originals over their reconstructions; shapes as in :func:`image_rows`."""
    return image_rows({"original": images, "reconstruction": reconstructed}, title, n)


def curves(series, title, ylabel, xlabel="epoch", x=None, logy=False, baselines=None):
    """Draw lines over epochs (or another quantity), with a legend and optional baselines.

    Args:
        series: a dict from a line's name to its values; a Keras ``History`` gives
            two lines, training (dashed) and validation.
        title, ylabel, xlabel: texts.
        x: the positions, shared by all lines; 1, 2, 3, … by default.
        logy: whether the vertical axis is logarithmic.
        baselines: a dict from a name to the height of a horizontal dotted line.

    Returns:
        The Matplotlib figure.
    """
    figure, axis = plt.subplots(figsize=(WIDTH, 3.6))
    for colour, (name, values) in zip(COLOURS * 3, series.items(), strict=False):
        lines = {name: values}
        if hasattr(values, "history"):
            lines = {f"{name}, training": values.history["loss"], f"{name}, validation": values.history["val_loss"]}
        for label, points in lines.items():
            positions = np.arange(1, len(points) + 1) if x is None else x
            style = "--" if label.endswith(", training") else "-"
            axis.plot(positions, points, style, color=colour, marker="o", markersize=3, label=label)
    for colour, (name, height) in zip(reversed(COLOURS), (baselines or {}).items(), strict=False):
        axis.axhline(height, color=colour, linestyle=":", label=name)
    if x is None:
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    if logy:
        axis.set_yscale("log")
    axis.set(title=title, xlabel=xlabel, ylabel=ylabel)
    axis.legend()
    return figure


def codes(codes, title="Codes", n=10):
    """Show dense codes as bars, one panel a digit, all on one scale.

    Args:
        codes: (n, encoding_dim).
        title: the figure's title.
        n: how many codes, at most.

    Returns:
        The Matplotlib figure.
    """
    codes = np.asarray(codes)[:n]
    figure, axes = plt.subplots(1, len(codes), figsize=(WIDTH, 2.2), sharey=True, squeeze=False)
    for axis, code in zip(axes[0], codes, strict=True):
        axis.barh(np.arange(len(code)), code, color=COLOURS[0])
        axis.set(yticks=[], ylim=(len(code) - 0.5, -0.5), xlim=(min(0, codes.min()), codes.max() or 1))
        axis.tick_params(labelsize=7)
        axis.grid(False)
    axes[0][0].set_ylabel("unit")
    figure.supxlabel("activation", fontsize=10)
    figure.suptitle(title)
    return figure


def image_grid(images, title=None, columns=16, height=None):
    """Show many small images as one mosaic, filled row by row.

    Args:
        images: images of any equal side, (n, h, w) or as in :func:`image_rows`. Values are
            spread over the grey scale from the smallest to the largest of them.
        title: the figure's title.
        columns: how many images a row.
        height: the figure's height in inches; by default what keeps pixels square.

    Returns:
        The Matplotlib figure.
    """
    images = as_images(images)
    n, side_y, side_x = images.shape
    columns = min(columns, n)
    rows = -(-n // columns)
    mosaic = np.full((rows * (side_y + 1), columns * (side_x + 1)), np.nan)
    for k, image in enumerate(images):
        y, x = k // columns * (side_y + 1), k % columns * (side_x + 1)
        mosaic[y : y + side_y, x : x + side_x] = image
    height = height or WIDTH * mosaic.shape[0] / mosaic.shape[1] + (0.4 if title else 0)
    figure, axis = plt.subplots(figsize=(WIDTH, height))
    axis.imshow(mosaic, cmap="gray")
    _hide_frame(axis)
    if title:
        axis.set_title(title)
    return figure


def latent_plane(points, labels, title="The latent plane"):
    """Show points of a plane coloured by digit, with a legend.

    Args:
        points: (n, 2).
        labels: (n,), the digits 0 to 9.
        title: the figure's title.

    Returns:
        The Matplotlib figure.
    """
    figure, axis = plt.subplots(figsize=(6.5, 5.5))
    scatter_digits(axis, points, labels)
    axis.set(title=title, xlabel="first coordinate", ylabel="second coordinate")
    axis.legend(title="digit", markerscale=3, loc="center left", bbox_to_anchor=(1, 0.5))
    return figure


def latent_planes(planes, labels, title=None):
    """Show the same digits in several planes side by side, each with its own scale.

    Args:
        planes: a dict from a panel's title to its points, (n, 2).
        labels: (n,), the digits 0 to 9.
        title: the figure's title.

    Returns:
        The Matplotlib figure.
    """
    width = WIDTH / len(planes)
    figure, axes = plt.subplots(1, len(planes), figsize=(WIDTH, width + 0.5), squeeze=False)
    for axis, (name, points) in zip(axes[0], planes.items(), strict=True):
        scatter_digits(axis, points, labels, size=2, fontsize=9)
        axis.set_title(name)
        axis.tick_params(labelsize=8)
    if title:
        figure.suptitle(title)
    return figure


def scatter_digits(axis, points, labels, size=5, fontsize=13):
    """Draw points coloured by digit on Matplotlib axes, and each digit at the median of its points."""
    points, labels = np.asarray(points), np.asarray(labels)
    # ten classes are more than any palette separates safely: the digit itself marks its cloud, too
    for digit in range(10):
        cloud = points[labels == digit]
        if len(cloud):
            axis.scatter(*cloud.T, s=size, color=plt.cm.tab10(digit), label=str(digit), alpha=0.6, linewidths=0)
            centre = np.median(cloud, axis=0)
            axis.text(*centre, str(digit), ha="center", va="center", weight="bold", fontsize=fontsize,
                      bbox={"boxstyle": "circle,pad=0.15", "fc": "white", "ec": plt.cm.tab10(digit)})  # fmt: skip


def as_images(images):
    """Turn (n, 784), (n, 28, 28, 1) or (n, h, w) into (n, h, w).

    Raises:
        ValueError: if the array is none of these.
    """
    images = np.asarray(images)
    if images.ndim == 4 and images.shape[-1] == 1:
        return images[..., 0]
    if images.ndim == 2 and round(images.shape[1] ** 0.5) ** 2 == images.shape[1]:
        side = round(images.shape[1] ** 0.5)
        return images.reshape(-1, side, side)
    if images.ndim == 3:
        return images
    raise ValueError(f"expected images (n, 28, 28), (n, 784) or (n, 28, 28, 1), found an array {images.shape}")


def _hide_frame(axis):
    axis.set(xticks=[], yticks=[])
    axis.grid(False)
    for spine in axis.spines.values():
        spine.set_visible(False)
