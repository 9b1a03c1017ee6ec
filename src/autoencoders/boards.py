"""TensorBoard's event files, shown where the reader is.

Inside JupyterLab (on this machine, on a hub or on Binder) TensorBoard itself runs in the kernel and
is reached through the Jupyter server's own address, so no other port has to be open. Everywhere
else the same numbers are drawn with Matplotlib.
"""

import os
from importlib.util import find_spec
from pathlib import Path

from autoencoders import plots


def read(log_dir):
    """Read the scalars in a folder of event files, with TensorBoard's own reader.

    Args:
        log_dir: the folder; runs may lie in subfolders, as Keras' callback writes them.

    Returns:
        A dict from ``"run/tag"`` (for instance ``"train/epoch_loss"``) to the list of its values, in order of
        steps. Empty if there is no event file.
    """
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from tensorboard.util import tensor_util

    log_dir, found = Path(log_dir), {}
    for run in sorted({path.parent for path in log_dir.rglob("*tfevents*")}):
        events = EventAccumulator(str(run), size_guidance={"tensors": 0, "scalars": 0}).Reload()
        name = run.relative_to(log_dir).as_posix()
        for tag in events.Tags()["scalars"]:
            found[f"{name}/{tag}"] = [event.value for event in events.Scalars(tag)]
        for tag in events.Tags()["tensors"]:  # TensorFlow 2 writes scalars as tensors
            if events.summary_metadata[tag].plugin_data.plugin_name == "scalars":
                values = [tensor_util.make_ndarray(event.tensor_proto) for event in events.Tensors(tag)]
                found[f"{name}/{tag}"] = [float(value) for value in values]
    return found


def show(log_dir, height=640):
    """Show a folder of event files: TensorBoard in JupyterLab, the loss curves in Matplotlib elsewhere.

    Args:
        log_dir: the folder.
        height: of TensorBoard's frame, in pixels.
    """
    base_url = _jupyter_base_url()
    if base_url is None or find_spec("jupyter_server_proxy") is None:
        curves(log_dir)
        return
    from IPython.display import IFrame, display

    display(IFrame(f"{base_url}proxy/{_serve(str(log_dir))}/", "100%", height))


def curves(log_dir):
    """Draw the loss of every run in a folder of event files, epoch by epoch; returns the Matplotlib figure."""
    names = {"train/epoch_loss": "training", "validation/epoch_loss": "validation"}
    losses = {names.get(tag, tag): values for tag, values in read(log_dir).items() if tag.endswith("epoch_loss")}
    return plots.curves(losses, "What the event files hold", "loss")


def _jupyter_base_url():
    """Find the address under which the Jupyter server of this kernel is seen; None if a notebook runs without one."""
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")  # a hub's, and Binder's
    if prefix:
        return prefix if os.environ.get("JPY_PARENT_PID") else None
    try:
        from jupyter_server.serverapp import list_running_servers

        servers = {str(server["pid"]): server["base_url"] for server in list_running_servers()}
    except Exception:  # no Jupyter server installed, or a runtime folder that cannot be read
        return None
    return servers.get(os.environ.get("JPY_PARENT_PID"))


_served = {}  # log_dir -> port; a thread of the kernel serves it until the kernel ends


def _serve(log_dir):
    if log_dir not in _served:
        from urllib.parse import urlparse

        from tensorboard import program

        board = program.TensorBoard()
        board.configure(argv=[None, "--logdir", log_dir, "--port", "0", "--load_fast", "false"])
        _served[log_dir] = urlparse(board.launch()).port
    return _served[log_dir]
