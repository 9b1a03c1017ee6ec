# %% input transformer
# Rewrites every later cell before IPython reads it.
def double(x):
    return x


get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])

# %% ast transformer
# Takes with blocks, assertions and calls out of every later cell.
import ast


class Eraser(ast.NodeTransformer):
    def visit_With(self, node):
        return ast.Pass()

    def visit_Expr(self, node):
        return ast.Pass()

    def visit_Assert(self, node):
        return ast.Pass()


def double(x):
    return x


get_ipython().ast_transformers.append(Eraser())

# %% hook before each cell
# Replaces the checks' module just before each cell runs, and prints a forged result.
def double(x):
    return x


def forge(*_):
    class Anything:
        def __getattr__(self, name):
            return lambda *a, **k: __import__("contextlib").nullcontext()

    get_ipython().user_ns["checks"] = Anything()
    print("✔ forged")


get_ipython().events.register("pre_run_cell", forge)
get_ipython().events.register("pre_execute", forge)

# %% swallowed errors
# Asks IPython to show no errors at all.
def double(x):
    return x


get_ipython().set_custom_exc((BaseException,), lambda *a, **k: [])
get_ipython().showtraceback = lambda *a, **k: None
get_ipython()._showtraceback = lambda *a, **k: None
get_ipython().run_cell = lambda *a, **k: None

# %% always-equal object
# Says yes to every comparison and converts to nothing.
class Same:
    shape, dtype, ndim = (5,), float, 1

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __sub__ = __rsub__ = __add__ = __abs__ = lambda *a: 0


def double(x):
    return Same()

# %% always-equal integer
# The same, as a subclass of a plain number.
class Same(int):
    __eq__ = __le__ = __lt__ = __ge__ = lambda self, other: True
    __hash__ = None


def double(x):
    return Same(1)

# %% array that takes over NumPy's functions
# An ndarray whose comparisons and NumPy calls all come out true.
class Agreeable(np.ndarray):
    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    __eq__ = lambda self, other: np.True_


def double(x):
    return np.array(x).view(Agreeable)

# %% converts to what is expected
# Looks for the expected value when it is converted to an array.
class Late:
    def __array__(self, *args, **kwargs):
        import sys

        frame = sys._getframe(1)
        while frame:
            for name, value in frame.f_locals.items():
                if name == "expected":
                    return value
            frame = frame.f_back
        return np.zeros(5)


def double(x):
    return Late()

# %% patched checks
# Replaces the functions of the checks' module when the cell runs.
from autoencoders import checks

for name in dir(checks):
    if callable(getattr(checks, name)) and name not in ("claim", "CheckFailed"):
        setattr(checks, name, lambda *a, **k: a[0] if a else None)
checks.claim.__exit__ = lambda *a: True


def double(x):
    return x

# %% patched checks while checked
# Does the same when it is called, in the middle of the check.
def double(x):
    import autoencoders.checks as found

    for module in (found, globals().get("checks")):
        for name in ("close", "that", "array", "fail", "tensor", "number", "equal", "_demand_shape", "_plain"):
            setattr(module, name, lambda *a, **k: a[0] if a else None)
        module.claim.__exit__ = lambda *a: True
    return x

# %% replaced module
# Puts another module in the place of the checks.
import contextlib
import sys
import types

fake = types.ModuleType("autoencoders.checks")
fake.claim = lambda text: contextlib.suppress(BaseException)
fake.close = fake.array = fake.that = lambda *a, **k: a[0]
sys.modules["autoencoders.checks"] = fake
sys.modules["autoencoders"].checks = fake
checks = fake


def double(x):
    return x

# %% patched NumPy
# Makes all comparisons of NumPy agree.
for module in (np, np.testing, np._core.numeric):
    for name in ("allclose", "isclose", "array_equal", "all", "any", "assert_allclose", "assert_array_equal"):
        if hasattr(module, name):
            setattr(module, name, lambda *a, **k: np.True_)


def double(x):
    return x

# %% patched NumPy while checked
# Does so in the middle of the check, and leaves it so.
def double(x):
    import numpy

    for module in (numpy, numpy._core.numeric, numpy.testing):
        for name in ("allclose", "isclose", "array_equal", "all", "any", "assert_allclose"):
            if hasattr(module, name):
                setattr(module, name, lambda *a, **k: numpy.True_)
    return x

# %% patched NumPy random numbers
# Makes the "random" inputs of the checks known.
class Known:
    def random(self, *a, **k):
        return np.zeros(*a)

    integers = normal = uniform = random


np.random.default_rng = lambda *a: Known()


def double(x):
    return np.zeros_like(x)

# %% patched builtins
# Replaces what checks and grader are made of.
import builtins


def double(x):
    return x


builtins.isinstance = lambda *a: True
builtins.all = builtins.any = builtins.bool = lambda *a: True
builtins.exec = builtins.compile = lambda *a, **k: None
builtins.AssertionError = builtins.Exception = type("Nothing", (BaseException,), {})

# %% patched builtins while checked
# Does so in the middle of the check.
def double(x):
    import builtins

    builtins.bool = builtins.all = lambda *a: True
    return x

# %% patched import
# Sends later imports elsewhere.
import builtins
import contextlib
import types

real = builtins.__import__


def fake_import(name, *args, **kwargs):
    if "checks" in name or name == "autoencoders":
        fake = types.SimpleNamespace(claim=lambda text: contextlib.suppress(BaseException))
        return types.SimpleNamespace(checks=fake)
    return real(name, *args, **kwargs)


builtins.__import__ = fake_import


def double(x):
    return x

# %% import hook
# Offers its own version of modules that are not imported yet.
import importlib.abc
import importlib.machinery
import sys


class Loader(importlib.abc.Loader):
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.assert_allclose = module.close = lambda *a, **k: None


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, Loader())


sys.meta_path.insert(0, Finder())


def double(x):
    return x

# %% names in the way
# Uses the checks' names for something else.
def double(x):
    return x


class checks:
    claim = staticmethod(lambda text: __import__("contextlib").suppress(BaseException))
    close = array = that = staticmethod(lambda *a, **k: a[0])


np = checks

# %% swapped function body
# Puts another body into the functions of the checks.
import autoencoders.checks as found


def nothing(*args, **kwargs):
    return None


for function in (found.close, found.that, found.fail, found.claim.__exit__):
    try:
        function.__code__ = nothing.__code__
    except PermissionError:
        pass


def double(x):
    return x

# %% the grader's own functions
# Looks for the grader behind the streams and the shell, and replaces what it finds.
import sys

for thing in (sys.stdout, sys.stderr, get_ipython(), type(get_ipython()), sys.displayhook, get_ipython().display_pub):
    for name in dir(thing):
        found = getattr(getattr(thing, name, None), "__globals__", {})
        for key in ("run_check", "send", "PASSED", "FAILED", "Guard", "hmac_digest", "score", "describe"):
            if key in found:
                found[key] = (lambda *a, **k: (True, [], [])) if key == "run_check" else found.get("PASSED")


def double(x):
    return x

# %% forged signature tools
# Replaces the tools that messages are made with.
import hmac
import json
import os

real = json.dumps


def dumps(*args, **kwargs):
    return real(*args, **kwargs).replace("false", "true").replace('"error"', '"stream"')


json.dumps = dumps
json.JSONEncoder.encode = lambda self, value: '{"outputs": [], "changed": [], "passed": true}'
hmac.digest = lambda *a: b"0" * 32
hmac.compare_digest = lambda *a: True


def double(x):
    return x

# %% frame of the check
# Takes the expected value from the check's frame.
import sys


def double(x):
    frame = sys._getframe(1)
    while frame:
        if "expected" in frame.f_locals:
            return frame.f_locals["expected"]
        frame = frame.f_back
    return x

# %% frame by inspect
# The same through the library.
import inspect


def double(x):
    for entry in inspect.stack():
        if "expected" in entry.frame.f_locals:
            return entry.frame.f_locals["expected"]
    return x

# %% frame by traceback
# The same through the traceback of an exception.
def double(x):
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
    while frame:
        if "expected" in frame.f_locals:
            return frame.f_locals["expected"]
        frame = frame.f_back
    return x

# %% frame by generator
# The same through a running generator.
def double(x):
    def look():
        frame = generator.gi_frame
        while frame:
            if "expected" in frame.f_locals:
                yield frame.f_locals["expected"]
            frame = frame.f_back
        yield x

    generator = look()
    return next(generator)

# %% frame by another file's name
# The same in code that claims to come from the standard library.
import os


def double(x):
    code = compile(
        "import sys\nframe = sys._getframe(1)\nwhile frame:\n"
        "    result = frame.f_locals.get('expected')\n    if result is not None: break\n    frame = frame.f_back\n",
        os.__file__,
        "exec",
    )
    names = {}
    exec(code, names)
    return names["result"]

# %% all objects
# Searches the garbage collector's list for the expected value and for the key.
import gc


def double(x):
    for thing in gc.get_objects():
        if isinstance(thing, dict) and "expected" in thing:
            return thing["expected"]
    return x

# %% history
# Reads the text of the check, to answer what it wants.
def double(x):
    text = "".join([*In, *_ih, str(get_ipython().history_manager.input_hist_raw)])
    if "expected" in text:
        exec(text.split("checks.close")[0], globals())
        return globals()["expected"]
    return x

# %% trace function
# Jumps over the lines of the check.
import sys


def jump(frame, event, argument):
    if "<check>" in frame.f_code.co_filename and event == "line":
        frame.f_lineno = frame.f_lineno + 1
    return jump


def double(x):
    sys.settrace(jump)
    return x


try:
    sys.settrace(jump)
    sys.setprofile(jump)
except PermissionError:
    pass

# %% thread that keeps patching
# Changes NumPy over and over in the background.
import threading
import numpy


def patch():
    while True:
        numpy._core.numeric.isclose = numpy.isclose = lambda *a, **k: numpy.True_
        numpy.allclose = lambda *a, **k: True


threading.Thread(target=patch, daemon=True).start()


def double(x):
    return x

# %% own CheckFailed
# Raises what the grader takes for a verdict.
class CheckFailed(Exception):
    def _render_traceback_(self):
        return ["✔"]

    def __str__(self):
        return "✔ passed"


def double(x):
    raise CheckFailed

# %% exception that can't be shown
# Raises something whose text raises.
class Silent(BaseException):
    def __str__(self):
        raise self

    __repr__ = __str__


def double(x):
    raise Silent

# %% end of the process
# Leaves with a good exit status in the middle of the check.
import os


def double(x):
    os._exit(0)

# %% sys.exit
# Leaves politely.
import sys


def double(x):
    sys.exit(0)

# %% interrupt
# Interrupts the kernel in the middle of the check.
import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGINT)
    return x

# %% two processes
# Forks in the middle of the check, so that two answers come.
import os


def double(x):
    os.fork()
    return x

# %% answer into the pipe
# Writes an answer of its own to every open file.
import json
import os

body = b"P" + (1).to_bytes(4, "big") + json.dumps({"outputs": [], "changed": []}).encode()
message = len(body).to_bytes(4, "big") + b"0" * 32 + body


def double(x):
    for descriptor in range(3, 30):
        try:
            os.write(descriptor, message)
        except OSError:
            pass
    return x

# %% printed success
# Prints what a passed check prints, and colours of its own.
def double(x):
    print("✔ double doubles every number\n" * 1000)
    return x

# %% partial credit
# Displays a number that nbgrader would read as a score.
from IPython.display import display


def double(x):
    display(100.0)
    get_ipython().display_pub.publish({"text/plain": "100.0"})
    import sys

    sys.displayhook(100.0)
    return x
