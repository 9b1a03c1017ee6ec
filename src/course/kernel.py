"""The process that runs a submission's cells, inside the sandbox.

Started by :mod:`course.sandbox` as a program of its own, it talks to it over its standard input
and output, in messages that carry a signature. It imports TensorFlow and the rest once and then
forks a child for each notebook (a *warm* kernel), or runs one notebook itself (a *cold* one).

**What is trusted here.** A check and the code that it checks must share a process: a check looks at
models, layers and gradients, which can't travel. So nothing of a verdict rests on what a submission
can easily reach:

- A check cell does not pass through IPython: no input or AST transformer, hook, history or display
  of the submission's touches it. It is compiled and run here, in a namespace of its own, with the
  instructor's imports made anew, a private copy of ``autoencoders.checks``, and private copies of
  the names of ``builtins`` and NumPy.
- Before each check every function and class of every module that was imported before the submission
  began is put back where it was (`Guard.restore`); whatever is found changed after the check, has been
  changed while it ran, and fails it.
- A submission's code may not look at stack frames, other objects' referrers or raw memory
  (`Guard.watch`), where a check's own values could be found.
- A check that did not say *passed* has not passed. The word is signed with a key that only this module's
  running functions hold, so that writing to the pipe forges nothing, and the sender judges by it alone.

Python has no walls inside a process: who defeats all of these on purpose can still cheat. What
the sandbox guarantees holds even then: no other submission, file or score is within reach.
"""

import builtins
import contextlib
import hmac
import io
import json
import operator
import os
import random
import shutil
import signal
import sys
import threading
import types

MOST_TEXT = 200_000  # characters of text that one cell may put out; what is over is cut off
MOST_MESSAGE = 64_000_000  # bytes


def pack(key, message):
    """Turn a message (JSON) into bytes: its length, its signature, itself."""
    body = json.dumps(message).encode()
    return len(body).to_bytes(4, "big") + hmac.digest(key, body, "sha256") + body


def read(descriptor):
    """Wait for the next message on a file descriptor: ``(signature, body)``, or None at the end."""
    header = _read_exactly(descriptor, 36)
    if header is None or (size := int.from_bytes(header[:4], "big")) > MOST_MESSAGE:
        return None
    body = _read_exactly(descriptor, size)
    return None if body is None else (header[4:], body)


def is_signed(key, signature, body):
    """Say whether whoever signed this knew the key."""
    return hmac.compare_digest(hmac.digest(key, body, "sha256"), signature)


def _read_exactly(descriptor, size):
    parts = []
    while size:
        part = os.read(descriptor, size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class Channel:
    """The inner end of the two pipes."""

    def __init__(self, source, sink, key):
        self.source, self.sink, self.key = source, sink, key

    def send(self, message):
        data = memoryview(pack(self.key, message))
        while data:
            data = data[os.write(self.sink, data) :]

    def receive(self):
        found = read(self.source)
        if found is None:
            return None
        if not is_signed(self.key, *found):
            raise ValueError("a message was forged")
        return json.loads(found[1])


# Outputs, in the format of notebooks


class Outputs:
    """What the running cell puts out."""

    def __init__(self):
        self.list, self.room = [], MOST_TEXT

    def text(self, name, text):
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
        size = sum(len(str(value)) for value in data.values())
        if size > 20 * MOST_TEXT:  # a figure may be larger than a text
            data, metadata = {"text/plain": "… output cut off"}, {}
        self.list.append({"output_type": output_type, "data": data, "metadata": metadata or {}, **more})

    def error(self, name, value, traceback):
        short = [str(line)[:5_000] for line in traceback]
        if len(short) > 100:
            short = [*short[:50], "…", *short[-50:]]
        self.list.append({"output_type": "error", "ename": name, "evalue": value[:5_000], "traceback": short})


class Stream(io.TextIOBase):
    """Standard output or error of the cell that is running."""

    encoding = "utf-8"

    def __init__(self, name, current):
        self._name, self._current = name, current

    def write(self, text):
        self._current.outputs.text(self._name, str(text))
        return len(text)

    def writable(self):
        return True


class Current:
    outputs = Outputs()


def make_shell(current):
    """Make the IPython shell that runs a submission's own cells, as Jupyter would."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Display(DisplayPublisher):
        def publish(self, data, metadata=None, **more):
            current.outputs.data("display_data", data, metadata)

        def clear_output(self, wait=False):
            current.outputs.list.clear()

    class Result(DisplayHook):
        def write_output_prompt(self):
            pass

        def write_format_data(self, format_dict, md_dict=None):
            current.outputs.data("execute_result", format_dict, md_dict, execution_count=self.prompt_count)

        def finish_displayhook(self):
            pass

    class Shell(InteractiveShell):
        displayhook_class = Result
        display_pub_class = Display

        def _showtraceback(self, etype, evalue, stb):
            current.outputs.error(etype.__name__, str(evalue), stb)

        def enable_gui(self, gui=None):
            pass

    config = Config()
    config.HistoryManager.enabled = False
    shell = Shell.instance(config=config)
    shell.raw_input = _no_input
    shell.colors = "nocolor"
    return shell


def _no_input(*_):
    raise RuntimeError("input() has no one to answer it while a notebook is graded")


def run_cell(shell, current, source):
    """Run a cell as Jupyter would and return its outputs."""
    current.outputs = outputs = Outputs()
    sys.stdout, sys.stderr = Stream("stdout", current), Stream("stderr", current)
    try:
        result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
    except BaseException as raised:  # the submission's own hooks may raise anything
        error = raised
    if error is not None and not any(output["output_type"] == "error" for output in outputs.list):
        outputs.error(type(error).__name__, str(error), [f"{type(error).__name__}: {error}"])
    return [_plain(output) for output in outputs.list]


def _plain(output):
    # A display may hold bytes and what else JSON doesn't know.
    return json.loads(json.dumps(output, default=lambda value: repr(value)[:1000]))


# Trust


class Guard:
    """What stood in the modules before the submission began, and how to get back there."""

    def __init__(self):
        self._modules = {}  # name -> (module, size, names, values)
        for name, module in list(sys.modules.items()):
            if isinstance(module, types.ModuleType):
                found = {key: value for key, value in vars(module).items() if callable(value) or _is_module(value)}
                self._modules[name] = (module, len(vars(module)), list(found), list(found.values()))
        classes = {value: None for *_, values in self._modules.values() for value in values if isinstance(value, type)}
        self._classes = []  # (class, size, names, values)
        for found in classes:
            if not found.__flags__ & (1 << 8):  # a class that can be changed at all
                now = _class_dict(found)
                methods = {key: value for key, value in now.items() if callable(value) or _is_method(value)}
                self._classes.append((found, len(now), list(methods), list(methods.values())))
        self.builtins = dict(vars(builtins))
        numpy = sys.modules.get("numpy")
        self.numpy = None if numpy is None else dict(vars(numpy))
        checks = sys.modules.get("autoencoders.checks")
        if checks is not None:
            with open(checks.__file__, encoding="utf-8") as file:
                self._checks = compile(file.read(), checks.__file__, "exec")
            self._checks_file = checks.__file__

    def restore(self):
        """Put everything back and return the names of what had been changed."""
        same, changed = operator.is_, []
        for name, (module, size, names, values) in self._modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
                changed.append(name)
            now = module.__dict__
            if not all(map(same, map(now.get, names), values)):
                for key, value in zip(names, values, strict=True):
                    if now.get(key) is not value:
                        now[key] = value
                        changed.append(f"{name}.{key}")
            if len(now) != size:  # modules grow, but not by names that hide a builtin one
                known = set(names)
                for key in now.keys() & self.builtins.keys() - known:
                    if callable(now[key]):
                        del now[key]
                        changed.append(f"{name}.{key}")
        for found, size, names, values in self._classes:
            now = _class_dict(found)
            if not all(map(same, map(now.get, names), values)):
                for key, value in zip(names, values, strict=True):
                    if now.get(key) is not value:
                        type.__setattr__(found, key, value)
                        changed.append(f"{found.__module__}.{found.__qualname__}.{key}")
            if len(now) != size:  # nor do classes grow methods
                known = set(names)
                for key in [key for key in now if key not in known and (callable(now[key]) or _is_method(now[key]))]:
                    type.__delattr__(found, key)
                    changed.append(f"{found.__module__}.{found.__qualname__}.{key}")
        return changed

    def namespace(self, user_names, imports):
        """Make the names that a check sees."""
        own_builtins = dict(self.builtins)
        names = {**user_names, "__builtins__": own_builtins, "__name__": "__main__"}
        exec(imports, names)
        if "autoencoders.checks" in self._modules:
            public = self._modules["autoencoders.checks"][0]
            checks = types.ModuleType("autoencoders.checks")
            vars(checks).update(__builtins__=own_builtins, __file__=self._checks_file, __package__="autoencoders")
            exec(self._checks, vars(checks))
            private = self._private_numpy()
            checks.np = private
            for key, value in names.items():
                if value is public:
                    names[key] = checks
                elif self.numpy is not None and value is sys.modules["numpy"]:
                    names[key] = private
        return names

    def _private_numpy(self):
        copy = types.ModuleType("numpy")
        vars(copy).update(self.numpy)
        return copy


    def watch(self):
        """From now on, refuse a submission's own code the means to look beyond its names.

        Audit hooks can't be removed again. Libraries look at frames for good reasons, so what
        counts is whose code asks: directly, or through a module that hands frames on.
        """
        getframe, ident, startswith = sys._getframe, threading.get_ident, str.startswith
        trusted = tuple({os.path.dirname(os.__file__), sys.prefix, sys.base_prefix, os.path.dirname(__file__)})
        if "autoencoders" in sys.modules:
            trusted += (os.path.dirname(sys.modules["autoencoders"].__file__),)
        trusted += ("<frozen", "<check>", "<__array_function__")
        passes_on = tuple(m.__file__ for n in ("inspect", "traceback", "logging") if (m := sys.modules.get(n)))
        only_text = {"print_exc", "format_exc", "print_exception", "format_exception", "print_tb", "format_tb"}
        only_text |= {"print_stack", "format_stack", "findCaller", "getsource", "signature"}
        attributes = {"tb_frame", "gi_frame", "cr_frame", "ag_frame", "__code__", "__defaults__", "__kwdefaults__"}
        events = {
            "sys._getframe", "sys._current_frames", "sys._current_exceptions", "sys.settrace", "sys.setprofile",
            "gc.get_objects", "gc.get_referrers", "gc.get_referents", "code.__new__", "marshal.loads",
            "object.__getattr__", "object.__setattr__", "compile", "sys.monitoring.register_callback",
        }  # fmt: skip
        busy = set()

        def hook(event, arguments):
            if event not in events and not startswith(event, "ctypes."):
                return
            if event in ("object.__getattr__", "object.__setattr__"):
                # to read a function's code is harmless, to set it is not
                if arguments[1] not in attributes or (event == "object.__getattr__" and arguments[1][:2] == "__"):
                    return
            if event == "compile" and not (type(arguments[1]) is str and startswith(arguments[1], trusted)):
                return
            me = ident()
            if me in busy:
                return
            busy.add(me)
            try:
                frame = getframe(1)
                while frame is not None and frame.f_code.co_filename in passes_on:
                    if frame.f_code.co_name in only_text:
                        return
                    frame = frame.f_back
                if frame is not None and not startswith(frame.f_code.co_filename, trusted):
                    raise PermissionError(f"{event} is not available while a notebook is graded")
            finally:
                busy.discard(me)

        sys.addaudithook(hook)


def _class_dict(found, get=type.__dict__["__dict__"].__get__):
    return get(found)  # also where a metaclass would answer otherwise


def _is_module(value):
    return isinstance(value, types.ModuleType)


def _is_method(value):
    return isinstance(value, (classmethod, staticmethod, property))


def run_check(guard, shell, current, source, imports, after_check=False):
    """Run a check cell and return ``(outputs, passed, changed)``.

    ``changed`` names what the submission had changed in trusted modules: ``before`` it was put back
    and does no harm; ``during`` fails the check.
    """
    before = [] if after_check else guard.restore()  # after a check everything has just been put back
    current.outputs = outputs = Outputs()
    sys.stdout = sys.stderr = Stream("stdout", current)
    passed = False
    try:
        names = guard.namespace(shell.user_ns, imports)
        exec(compile(source, "<check>", "exec"), names)
        passed = True
    except BaseException as error:
        render = getattr(type(error), "_render_traceback_", None)
        lines = render(error) if render and type(error).__name__ == "CheckFailed" else [f"{type(error).__name__}: {error}"]
        outputs.error(type(error).__name__, str(error), lines)
    during = guard.restore()
    if during:
        passed = False
        text = f"while it was checked, the submission changed {', '.join(during[:5])}"
        outputs.error("CheckFailed", text, [text])
    return [_plain(output) for output in outputs.list], passed, {"before": before[:20], "during": during[:20]}


# The life of the process


def run_notebook(channel, guard, shell, current, start):
    """Run one notebook's cells as they come in, until told to stop."""
    if start["folder"]:
        os.chdir(start["folder"])
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    limit(start["limits"])
    guard.watch()
    channel.send({"started": os.getpid()})
    last = None
    while (message := channel.receive()) is not None:
        try:
            if message["do"] == "cell":
                channel.send({"number": message["number"], "outputs": run_cell(shell, current, message["source"])})
            elif message["do"] == "check":
                outputs, passed, changed = run_check(
                    guard, shell, current, message["source"], message["imports"], after_check=last == "check"
                )
                channel.send({"number": message["number"], "outputs": outputs, "passed": passed, "changed": changed})
            else:
                return
            last = message["do"]
        except KeyboardInterrupt:  # the interrupt came late, between the cell's end and the answer
            channel.send({"number": message["number"], "outputs": [], "passed": False, "changed": {}})


def limit(limits):
    """Limit this process for good."""
    try:
        import resource
    except ImportError:  # Windows, where one's own work is graded without limits
        return
    used = 0
    if os.path.exists("/proc/self/statm"):
        with open("/proc/self/statm") as file:
            used = int(file.read().split()[5]) * resource.getpagesize()
    for name, value in limits.items():
        kind = getattr(resource, name)
        if name == "RLIMIT_DATA":
            value += used
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def preload(modules):
    """Import modules once for all notebooks; say what makes a fork unsafe, if anything does."""
    import importlib

    for name in sorted(modules, key=lambda name: not name.startswith("autoencoders")):
        try:
            importlib.import_module(name)
        except ImportError:
            pass  # the notebook's own import will say so
    context = sys.modules.get("tensorflow.python.eager.context")
    if context is not None and context._context is not None and context._context._initialized:
        return "TensorFlow has started its threads"
    if os.path.isdir("/proc/self/task"):
        threads = len(os.listdir("/proc/self/task"))
        if threads > 1:
            return f"{threads} threads are running"
    return None if hasattr(os, "fork") else "this system cannot fork"


def protect():
    """Close this process's memory and files to the processes of submissions, and adopt those they leave behind."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
        ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG


def become(uid):
    """Give up root for a user that nothing else belongs to."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def clean(sandboxed, folders):
    """End what a submission left running and remove what it left lying."""
    if sys.platform == "linux":
        for _ in range(1000):  # a process that forks faster than it is killed gets the sandbox ended from outside
            if sandboxed:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(-1, signal.SIGKILL)  # in its own process namespace: all but this one and the first
            else:
                with open(f"/proc/self/task/{os.getpid()}/children") as file:
                    for pid in file.read().split():
                        os.kill(int(pid), signal.SIGKILL)
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                break
    for folder in folders:
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


def main():
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    key = b""
    while len(key) < 32:
        key += os.read(source, 32 - len(key))
    channel = Channel(source, sink, key)
    options = channel.receive()
    if options["uid"] is not None:
        become(options["uid"])
    protect()
    unsafe = preload(options["preload"])
    if not options["warm"]:
        unsafe = "cold kernels were asked for"
    current = Current()
    shell = make_shell(current)
    if "matplotlib.pyplot" in sys.modules:
        shell.run_line_magic("matplotlib", "inline")
    guard = Guard()
    channel.send({"ready": True, "unsafe": unsafe})
    os.dup2(nothing, 2)
    while (start := channel.receive()) is not None:
        child = 0 if unsafe else os.fork()
        if not child:
            channel.key = bytes.fromhex(start.pop("key"))
            del key
            run_notebook(channel, guard, shell, current, start)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        clean(options["sandboxed"], options["scratch"])
        channel.send({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
