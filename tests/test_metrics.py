"""A recorded metric is shown to the reader and read back from the executed notebook."""

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from autoencoders import metrics


def test_metrics_travel_in_the_notebook():
    source = [
        "from autoencoders import metrics",
        "import numpy as np\nmetrics.record('loss', np.float32(0.25), 'Loss: {value:.2f}')",
        "metrics.record('loss', 0.125)\nmetrics.record('digits', 10, '{value:.0f} {name}')",
    ]
    notebook = new_notebook(cells=[new_code_cell(text) for text in source])
    NotebookClient(notebook, kernel_name="python3").execute()
    assert notebook.cells[1].outputs[0].data["text/plain"] == "Loss: 0.25"
    assert metrics.read(notebook) == {"loss": 0.125, "digits": 10.0}
