"""The process that runs a submission's cells, inside the sandbox.

Started by :mod:`course.sandbox` as a program of its own, it talks to it over its standard input
and output, in messages that carry a signature. It imports TensorFlow and the rest once and then
forks a child for each notebook (a *warm* kernel), or runs one notebook itself (a *cold* one).

**What a verdict rests on.** A check and the code that it checks must share a process: a check looks at
models, layers and gradients, which can't travel. So nothing here may be reached by a submission in
an ordinary way:

- Nothing that a submission can get hold of (its shell, its streams: :mod:`course.shell`) refers to this module,
  and this module calls nothing that a submission could replace: its builtin names are a copy of its own.
- A check cell does not pass through IPython: no input or AST transformer, hook, history or display
  of the submission's touches it. It is compiled and run here, in a namespace of its own, with the
  instructor's imports made anew, a private copy of ``autoencoders.checks``, and private copies of
  the names of ``builtins`` and NumPy.
- Before each check every function and class of every module that was imported before the submission
  began is put back where it was (:meth:`Guard.restore`). What is found changed after the check was changed
  while it ran, and fails it.
- A submission's own code may not look at stack frames, other objects' referrers or raw memory
  (:meth:`Guard.watch`), where a check's values, and the key, could be found.
- A check that did not say *passed* has not passed. The word is signed with a key that only the
  functions running here hold; to write into the pipe forges nothing.

Python has no walls inside a process: who defeats all of this on purpose can still cheat. What the
sandbox guarantees holds even then: no other submission, no file and no score is within reach.
"""

import builtins

__builtins__ = dict(vars(builtins))  # for the functions below, whatever a submission does to the builtin names

import contextlib  # noqa: E402
import gc  # noqa: E402
import hmac  # noqa: E402
import importlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import random  # noqa: E402
import shutil  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402
import types  # noqa: E402
from _operator import _compare_digest, is_  # noqa: E402
from os import read, write  # noqa: E402

try:
    from _hashlib import hmac_digest
except ImportError:  # a Python without OpenSSL
    hmac_digest = hmac.digest

MOST_MESSAGE = 64_000_000  # bytes
PASSED, FAILED, OTHER = b"P", b"F", b"-"

_modules = sys.modules


# Messages: 4 bytes length, 32 bytes signature of the rest, a byte for the verdict, 4 bytes number, the body


def send(descriptor, key, body, verdict=OTHER, number=0):
    """Send a message."""
    body = verdict + number.to_bytes(4, "big") + body
    data = len(body).to_bytes(4, "big") + hmac_digest(key, body, "sha256") + body
    while data:
        data = data[write(descriptor, data) :]


def receive(descriptor):
    """Wait for a message: ``(signature, body)``; None at the end, or if what comes is no message."""
    header = _read_exactly(descriptor, 36)
    if header is None or not 5 <= (size := int.from_bytes(header[:4], "big")) <= MOST_MESSAGE:
        return None
    body = _read_exactly(descriptor, size)
    return None if body is None else (header[4:], body)


def open_message(key, message):
    """Return ``(verdict, number, body)``; None if the sender did not know the key."""
    signature, body = message
    if not _compare_digest(hmac_digest(key, body, "sha256"), signature):
        return None
    return body[:1], int.from_bytes(body[1:5], "big"), body[5:]


def _read_exactly(descriptor, size):
    parts = []
    while size:
        part = read(descriptor, size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


# Trust


class Guard:
    """What stood in the modules before the submission began, and how to get back there."""

    def __init__(self):
        self._modules = []  # (name, module, size, names, values)
        for name, module in list(_modules.items()):
            if _is_module(module):
                found = {key: value for key, value in vars(module).items() if callable(value) or _is_module(value)}
                self._modules.append((name, module, len(vars(module)), list(found), list(found.values())))
        classes = {value: None for *_, values in self._modules for value in values if isinstance(value, type)}
        self._classes = []  # (class, size, names, values)
        for found in classes:
            if not found.__flags__ & (1 << 8):  # a class that can be changed at all
                now = _class_dict(found)
                methods = {key: value for key, value in now.items() if callable(value) or _is_method(value)}
                self._classes.append((found, len(now), list(methods), list(methods.values())))
        self._import_paths = [(paths, list(paths)) for paths in (sys.path, sys.meta_path, sys.path_hooks)]
        self.builtins = dict(vars(builtins))
        self._numpy = _modules.get("numpy")
        self._numpy_names = dict(vars(self._numpy)) if self._numpy else None
        self._checks = _modules.get("autoencoders.checks")
        if self._checks is not None:
            with open(self._checks.__file__, encoding="utf-8") as file:
                self._checks_code = compile(file.read(), self._checks.__file__, "exec")

    def restore(self):
        """Put everything back and return the names of what had been changed."""
        changed = []
        for paths, wanted in self._import_paths:
            paths[:] = wanted
        for name, module, size, names, values in self._modules:
            if _modules.get(name) is not module:
                _modules[name] = module
                changed.append(name)
            now = module.__dict__
            if not all(map(is_, map(now.get, names), values)):
                for key, value in zip(names, values, strict=True):
                    if now.get(key) is not value:
                        now[key] = value
                        changed.append(f"{name}.{key}")
            if len(now) != size:  # modules grow, but not by names that hide a builtin one
                for key in (now.keys() & self.builtins.keys()).difference(names):
                    if callable(now[key]):
                        del now[key]
                        changed.append(f"{name}.{key}")
        for found, size, names, values in self._classes:
            now = _class_dict(found)
            if not all(map(is_, map(now.get, names), values)):
                for key, value in zip(names, values, strict=True):
                    if now.get(key) is not value:
                        type.__setattr__(found, key, value)
                        changed.append(f"{found.__module__}.{found.__qualname__}.{key}")
            if len(now) != size:  # nor do classes grow methods
                for key in set(now).difference(names):
                    if callable(now[key]) or _is_method(now[key]):
                        type.__delattr__(found, key)
                        changed.append(f"{found.__module__}.{found.__qualname__}.{key}")
        return changed

    def namespace(self, user_names, imports):
        """Make the names that a check sees."""
        own_builtins = dict(self.builtins)
        names = {**user_names, "__builtins__": own_builtins, "__name__": "__main__"}
        exec(imports, names)
        numpy = None
        if self._numpy is not None:
            numpy = types.ModuleType("numpy")
            vars(numpy).update(self._numpy_names)
        checks = None
        if self._checks is not None:
            checks = types.ModuleType("autoencoders.checks")
            vars(checks).update(__builtins__=own_builtins, __file__=self._checks.__file__, __package__="autoencoders")
            exec(self._checks_code, vars(checks))
            if numpy is not None:
                checks.np = numpy
        for key, value in names.items():
            if value is self._checks and checks is not None:
                names[key] = checks
            elif value is self._numpy and numpy is not None:
                names[key] = numpy
        return names

    def watch(self):
        """From now on, refuse a submission's own code the means to look beyond its names.

        Audit hooks can't be removed again. Libraries look at frames for good reasons, so what
        counts is whose code asks: directly, or through a module that hands frames on.
        """
        getframe, ident, startswith = sys._getframe, threading.get_ident, str.startswith
        trusted = {
            os.path.dirname(os.__file__),
            sys.prefix,
            sys.base_prefix,
            os.path.dirname(os.path.abspath(__file__)),
        }
        if "autoencoders" in _modules:
            trusted.add(os.path.dirname(_modules["autoencoders"].__file__))
        trusted = (*trusted, "<frozen", "<check>", "<__array_function__")
        passes_on = tuple(_modules[name].__file__ for name in ("inspect", "traceback", "logging") if name in _modules)
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


def run_check(guard, shell, tools, source, imports, after_check):
    """Run a check cell and return ``(passed, outputs, changed)``.

    ``changed`` names what the submission had changed in other modules: ``before`` it was put back
    and does no harm; ``during`` fails the check.
    """
    before = [] if after_check else guard.restore()  # after a check everything has just been put back
    outputs = shell.outputs = tools.Outputs()
    sys.stdout = sys.stderr = tools.Stream("stdout", outputs)
    passed, error = False, None
    try:
        names = guard.namespace(shell.user_ns, imports)
        exec(compile(source, "<check>", "exec"), names)
        passed = True
    except BaseException as raised:
        error = raised
    during = guard.restore()
    if error is not None:
        outputs.error(*tools.describe(error))
    elif during:
        passed = False
        text = f"while it was checked, the submission changed {', '.join(during[:5])}"
        outputs.error("CheckFailed", text, [text])
    return passed, outputs.list, before[:20] + during[:20]


# The life of the process


def run_notebook(source, sink, key, guard, shell, tools, start):
    """Run one notebook's cells as they come in, until told to stop."""
    os.chdir(start["folder"])
    random.seed()
    if "numpy" in _modules:
        _modules["numpy"].random.seed()
    limit(start["limits"])
    guard.watch()
    send(sink, key, json.dumps({"started": os.getpid()}).encode())
    after_check = False
    while (message := receive(source)) is not None:
        opened = open_message(key, message)
        if opened is None:
            return
        _, number, body = opened
        # No JSON in this direction: its functions could have been replaced, and would read hidden checks.
        kind, code, imports = [part.decode() for part in body.split(b"\0")]
        verdict, outputs, changed = OTHER, [], []
        try:
            if kind == "cell":
                outputs = tools.run_cell(shell, code)
            elif kind == "check":
                passed, outputs, changed = run_check(guard, shell, tools, code, imports, after_check)
                verdict = PASSED if passed else FAILED
            else:
                return
            after_check = kind == "check"
        except KeyboardInterrupt:  # it came late, after the cell's end
            verdict = FAILED
        try:
            answer = tools.encode({"outputs": outputs, "changed": changed}).encode()
        except Exception:  # the submission replaced something that this needs
            answer = b'{"outputs": [], "changed": []}'
        send(sink, key, answer, verdict, number)


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
    if any(name == "numpy" or name.startswith(("autoencoders", "keras", "scipy", "sklearn")) for name in modules):
        # NumPy loads these when they are first used; they must be there for the guard to know what they were
        modules = [
            *modules,
            "numpy.fft",
            "numpy.linalg",
            "numpy.ma",
            "numpy.polynomial",
            "numpy.random",
            "numpy.testing",
        ]
    for name in sorted(modules, key=lambda name: not name.startswith("autoencoders")):
        with contextlib.suppress(ImportError):  # the notebook's own import will say so
            importlib.import_module(name)
    if "tensorflow" in _modules:
        # Keras' TensorBoard callback imports these by name, which puts other modules in the place of TensorFlow's
        for name in ("tensorflow.summary", "tensorflow.compat.v1"):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    if "autoencoders.data" in _modules:
        _modules["autoencoders.data"].load_digits()  # read once, kept for every notebook
    context = _modules.get("tensorflow.python.eager.context")
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

        prctl = ctypes.CDLL(None).prctl
        prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
        prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
        prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG


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
            if os.path.ismount(entry.path):
                continue  # the environment, where the course lies below the scratch folder: sealed
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


def main():
    """Serve one pool of kernels until its other side goes away."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    key = _read_exactly(source, 32)
    options = json.loads(open_message(key, receive(source))[2])
    if options["uid"] is not None:
        become(options["uid"])
    protect()
    unsafe = preload(options["preload"])
    if not options["warm"]:
        unsafe = "cold kernels were asked for"
    from course import shell as tools

    shell = tools.make_shell()
    guard = Guard()
    gc.collect()
    gc.freeze()  # so that the children's garbage collectors do not touch, and so copy, what they share
    send(sink, key, json.dumps({"ready": True, "unsafe": unsafe}).encode())
    os.dup2(nothing, 2)
    while (message := receive(source)) is not None:
        start = json.loads(open_message(key, message)[2])
        child = 0 if unsafe else os.fork()
        if not child:
            key = bytes.fromhex(start.pop("key"))
            run_notebook(source, sink, key, guard, shell, tools, start)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        clean(options["sandboxed"], options["scratch"])
        send(sink, key, json.dumps({"ended": os.waitstatus_to_exitcode(status)}).encode())


if __name__ == "__main__":
    main()
