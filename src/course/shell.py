"""The IPython shell in which a submission's own cells run, and what they put out.

A submission can reach everything in this module: ``sys.stdout`` alone leads to it. So nothing that a
verdict rests on may stand here, or be imported here; that is in :mod:`course.kernel`.
"""

import builtins
import io
import json
import sys

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

MOST_TEXT = 200_000  # characters of text that one cell may put out; what is over is cut off
MOST_DATA = 4_000_000  # of one display: a figure is larger than a text


class Outputs:
    """What the running cell puts out, in the format of notebooks."""

    def __init__(self):
        self.list, self.room = [], MOST_TEXT

    def text(self, name, text):
        """Add text to a stream."""
        if len(text) > self.room:
            text = text[: self.room] + "\n… output cut off\n" if self.room else ""
            self.room = 0
        else:
            self.room -= len(text)
        if not text:
            return
        if self.list and self.list[-1]["output_type"] == "stream" and self.list[-1]["name"] == name:
            self.list[-1]["text"] += text
        else:
            self.list.append({"output_type": "stream", "name": name, "text": text})

    def data(self, output_type, data, metadata, **more):
        """Add a display or a result."""
        size = sum(len(str(value)) for value in data.values())
        if size > MOST_DATA:
            data, metadata = {"text/plain": "… output cut off"}, {}
        self.list.append({"output_type": output_type, "data": data, "metadata": metadata or {}, **more})

    def error(self, name, value, traceback):
        """Add an error."""
        short = [str(line)[:5_000] for line in traceback]
        if len(short) > 100:
            short = [*short[:50], "…", *short[-50:]]
        self.list.append({"output_type": "error", "ename": name, "evalue": value[:5_000], "traceback": short})


class Stream(io.TextIOBase):
    """Standard output or error of the running cell."""

    encoding = "utf-8"

    def __init__(self, name, outputs):
        self._name, self._outputs = name, outputs

    def write(self, text):
        self._outputs.text(self._name, str(text))
        return len(text)

    def writable(self):
        return True


class Display(DisplayPublisher):
    """Where ``display()`` goes."""

    def publish(self, data, metadata=None, **more):
        self.shell.outputs.data("display_data", data, metadata)

    def clear_output(self, wait=False):
        self.shell.outputs.list.clear()


class Result(DisplayHook):
    """Where the value of a cell's last line goes."""

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.outputs.data("execute_result", format_dict, md_dict, execution_count=self.prompt_count)

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    """IPython as it is in a notebook, less the network between the two."""

    displayhook_class = Result
    display_pub_class = Display
    outputs = Outputs()

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.error(etype.__name__, str(evalue), stb)

    def enable_gui(self, gui=None):
        pass

    def raw_input(self, prompt=""):
        raise RuntimeError("input() has no one to answer it while a notebook is graded")


def make_shell():
    """Make the shell of this process."""
    config = Config()
    config.HistoryManager.enabled = False
    shell = Shell.instance(config=config)
    shell.colors = "nocolor"
    builtins.input = shell.raw_input
    if "matplotlib.pyplot" in sys.modules:
        shell.run_line_magic("matplotlib", "inline")
    return shell


def run_cell(shell, source):
    """Run a cell as Jupyter would; return its outputs."""
    shell.outputs = outputs = Outputs()
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    try:
        result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
    except BaseException as raised:  # the submission's own hooks may raise anything
        error = raised
    if error is not None and not any(output["output_type"] == "error" for output in outputs.list):
        outputs.error(type(error).__name__, str(error), [f"{type(error).__name__}: {error}"])
    return outputs.list


def describe(error):
    """Turn what a failed check raised into ``(name, message, traceback)``: its own words, no code."""
    try:
        name, message = type(error).__name__, str(error)
    except BaseException:  # an exception of the submission's own making, whose __str__ fails
        name, message = "Exception", "an exception that can't be shown"
    return name, message, message.splitlines() if name == "CheckFailed" else [f"{name}: {message}"]


def encode(outputs):
    """Turn outputs into JSON; a display may hold what JSON doesn't know."""
    return json.dumps(outputs, default=lambda value: repr(value)[:1000])
