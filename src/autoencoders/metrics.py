"""Numbers that a notebook reports: printed for the reader, kept for the machine.

A recorded metric travels inside the executed notebook, as an output of its cell. Whoever
runs the notebooks (`course run`, the tests) reads it from there.
"""

from IPython.display import publish_display_data

METRIC_MIME_TYPE = "application/vnd.autoencoders.metric+json"


def record(name, value, sentence="{name}: {value:.4f}"):
    """Print a sentence with a number in it and keep the number in the notebook.

    Args:
        name: what the number is called in reports, for instance ``"val_loss"``.
        value: a number.
        sentence: the text to show; ``{value}`` (with a format) and ``{name}`` are filled in.
    """
    value = float(value)
    text = sentence.format(name=name, value=value)
    publish_display_data({METRIC_MIME_TYPE: {"name": name, "value": value}, "text/plain": text})


def read(notebook):
    """Collect the metrics that an executed notebook recorded.

    Args:
        notebook: an executed notebook (``nbformat.NotebookNode``).

    Returns:
        A dict from name to value, in the order of the notebook; the last value of a name wins.
    """
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            metric = output.get("data", {}).get(METRIC_MIME_TYPE)
            if metric:
                found[metric["name"]] = metric["value"]
    return found
