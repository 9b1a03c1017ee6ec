"""Kernels for other people's code: behind a wall, with limits, and quick to start.

A :class:`KernelPool` keeps one process that has imported what the notebooks need (TensorFlow takes
seconds) and forks it for each notebook. By default that process stands in a bubblewrap sandbox: no
network, nothing to read but the Python environment, nothing to write but a scratch folder in memory.
The program inside is :mod:`course.kernel`.
"""

import contextlib
import dataclasses
import json
import os
import queue
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib import util
from pathlib import Path

import psutil

from course import kernel


@dataclasses.dataclass(frozen=True)
class Limits:
    """What one notebook may use.

    Attributes:
        cell_seconds: how long one cell may run; then it is interrupted, and the next one runs. On a machine
            so busy that the cell got less than half of a core, up to four times as long.
        notebook_seconds: how long the whole notebook may run.
        memory: bytes, over all of its processes.
        scratch: bytes of files.
        processes: processes and threads together.
    """

    cell_seconds: float = 60
    notebook_seconds: float = 900
    memory: int = 3 * 2**30
    scratch: int = 256 * 2**20
    processes: int = 512


class SandboxUnavailable(Exception):
    """This machine can't build the wall; the message says what would help."""


class KernelDied(Exception):
    """The process that ran a notebook is gone; the message says why, in words for the student."""


REMEDY = (
    ". The sandbox needs user namespaces: allow them on this machine (on Ubuntu 24.04, sysctl -w "
    "kernel.apparmor_restrict_unprivileged_userns=0; in a container, by its security options), or trust your students with it "
    "(--no-sandbox)"
)


class KernelPool:
    """Kernels that run notebooks one after another; a context manager.

    Args:
        preload: modules to import once for all notebooks (see :func:`course.execute.imported_modules`).
        sandbox: put a wall around submissions.
        warm: fork the process that has imported the modules; a cold kernel imports them anew.
        limits: what each notebook may use.
        threads: how many threads numerical libraries may use.

    Use::

        with KernelPool(preload=["keras"]) as pool, pool.notebook() as kernel:
            outputs = kernel.run("import keras; keras.__version__")

    Attributes:
        trouble: why kernels are not warm, in words, or None.
    """

    def __init__(self, preload=(), *, sandbox=True, warm=True, limits=None, threads=1):
        self.preload, self.sandbox, self.warm, self.threads = sorted(preload), sandbox, warm, threads
        self.limits = limits or Limits()
        self.trouble = None
        self._process = None
        self._lock = threading.Lock()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """End the process and all that it started."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    @contextlib.contextmanager
    def notebook(self):
        """Give a fresh :class:`Kernel` for one notebook; the notebooks of one pool wait for each other.

        Raises:
            SandboxUnavailable: if the process can't be started here.
        """
        with self._lock:
            if self._process is None:
                self._process = _Process(self)
            process, running = self._process, None
            self.trouble = process.unsafe
            try:
                running = Kernel(process, self.limits)
                yield running
            finally:
                # Whatever is not exactly as it should be costs the process, and the next notebook gets a new one.
                if running is None or not running.end():
                    self.close()

    def processes(self):
        """Return the pool's processes (of psutil), for measuring."""
        return self._process.family() if self._process else []


class Kernel:
    """One notebook's kernel; made by :meth:`KernelPool.notebook`."""

    def __init__(self, process, limits):
        self._process, self._limits = process, limits
        self._number = 0
        self._deadline = time.monotonic() + limits.notebook_seconds
        self._killed_because = None
        key = secrets.token_bytes(32)
        process.send_json({
            "key": key.hex(),
            "folder": process.folder,
            "limits": {
                "RLIMIT_DATA": limits.memory,
                "RLIMIT_FSIZE": limits.scratch,
                "RLIMIT_CPU": int(2 * limits.notebook_seconds) * process.threads,
                "RLIMIT_CORE": 0,
                **({"RLIMIT_NPROC": limits.processes} if process.walled else {}),
            },
        })  # fmt: skip
        process.notebook_key = key
        started = process.receive(60)
        if started is None:
            raise KernelDied("the kernel did not start")
        process.find_child(json.loads(started[2])["started"])

    def run(self, source):
        """Run a cell of the submission; return its outputs in the format of notebooks.

        Raises:
            KernelDied: if the process did not survive; ask the pool for another kernel.
        """
        return self._ask("cell", source)[1]["outputs"]

    def check(self, source, imports=""):
        """Run a check cell; return ``(outputs, passed, changed)``.

        Args:
            source: the check's code, plain Python.
            imports: the instructor's import statements, made anew in the check's namespace.

        Returns:
            The outputs; whether the check ran to its end; and the names that the submission had changed in
            other modules (before the check: they were put back; during it: that fails it).
        """
        passed, answer = self._ask("check", source, imports)
        return answer["outputs"], passed, answer["changed"]

    def _ask(self, kind, source, imports=""):
        process, limits = self._process, self._limits
        self._number += 1
        seconds = min(limits.cell_seconds, self._deadline - time.monotonic())
        late = None
        try:
            if seconds <= 0:
                self._kill(f"the notebook ran for more than {limits.notebook_seconds:g} seconds")
            process.send("\0".join([kind, source.replace("\0", ""), imports]).encode(), self._number)
            begun, waited = process.cpu_seconds(), seconds
            answer = process.receive(seconds, watch=self._watch)
            # On a busy machine the code has not had its time yet, and a right answer must not fail for that.
            while answer is None and waited < 4 * seconds and process.cpu_seconds() - begun < seconds / 2:
                waited += seconds / 2
                answer = process.receive(seconds / 2, watch=self._watch)
            if answer is None:  # a KeyboardInterrupt ends the cell, and the next one can run
                late = f"the cell ran for more than {seconds:.0f} seconds and was stopped"
                process.signal(signal.SIGINT)
                answer = process.receive(5, watch=self._watch)
                if answer is None:
                    self._kill(late)
            verdict, number, body = answer
            content = json.loads(body)
            if number != self._number or not isinstance(content["outputs"], list):
                raise ValueError
        except _Ended as ended:
            raise KernelDied(self._killed_because or ended.args[0]) from None
        except (ValueError, KeyError, TypeError, OSError):
            process.broken = True
            raise KernelDied("the code wrote into the grader's own channel") from None
        if late:
            content["outputs"].append(error_output("TimeoutError", late))
        return verdict == kernel.PASSED and not late, content

    def _watch(self):
        # Its own limit gives the code a MemoryError first, which costs one cell; this one is for many processes.
        if self._process.memory_used() > 1.25 * self._limits.memory:
            self._kill(f"the code used more than {self._limits.memory / 2**30:.1f} GB of memory")

    def _kill(self, why):
        self._killed_because = why
        self._process.signal(signal.SIGKILL)
        self._process.receive(10)  # raises _Ended
        self._process.broken = True
        raise KernelDied(why)

    def end(self):
        """End the notebook and all it started; return whether the next one can use the same process."""
        process = self._process
        try:
            if not process.ended and not process.broken:
                process.send(b"end\0\0")
                while process.receive(10) is not None:
                    pass
        except _Ended:
            pass
        except (ValueError, OSError):
            return False
        reusable = process.ended and not process.broken and not process.unsafe
        process.notebook_key, process.ended, process.child = None, False, None
        return reusable


def error_output(name, text):
    """Make the output of a failed cell, in the format of notebooks."""
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [text]}


class _Ended(Exception):
    """The child that ran the notebook has ended; the argument says how."""


class _Process:
    """The process behind a pool: where it runs, and talking to it with a time limit."""

    def __init__(self, pool):
        self.walled, self.threads = pool.sandbox, pool.threads
        self.broken = self.ended = False
        self.child = self.notebook_key = self._temporary = None
        if pool.sandbox:
            command, uid, self.folder = sandbox_command(pool.limits), _spare_uid(), "/tmp"
            scratch = ["/tmp", "/dev/shm"]
            environment = _environment(pool.threads, "/tmp")
        else:
            self._temporary = self.folder = tempfile.mkdtemp(prefix="course-")
            command, uid, scratch = [], None, [self.folder]
            environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
            environment |= _environment(pool.threads, self.folder)
        with tempfile.TemporaryFile() as errors:
            self._popen = subprocess.Popen(
                [*command, sys.executable, "-I", "-X", "utf8", kernel.__file__],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0, env=environment,
                **({"start_new_session": True} if os.name == "posix" else {}),
            )  # fmt: skip
            self._key = secrets.token_bytes(32)
            self._incoming = queue.Queue()
            threading.Thread(target=self._read, daemon=True).start()
            try:
                self._popen.stdin.write(self._key)
                self.send_json({
                    "preload": pool.preload, "warm": pool.warm, "sandboxed": pool.sandbox, "uid": uid, "scratch": scratch,
                })  # fmt: skip
                ready = self.receive(300)
            except (_Ended, OSError, ValueError):
                ready = None
            if ready is None:
                errors.seek(0)
                lines = errors.read().decode(errors="replace").strip().splitlines()
                self.close()
                said = lines[-1] if lines else "it said nothing"
                raise SandboxUnavailable(
                    f"the kernel did not start: {said}{REMEDY if said.startswith('bwrap:') else ''}"
                )
        self.unsafe = json.loads(ready[2])["unsafe"]
        self._own = self.family()
        self._server = self._own[-1]

    def _read(self):
        while (found := self._try_read()) is not None:
            self._incoming.put(found)
        self._incoming.put(None)

    def _try_read(self):
        try:
            return kernel.receive(self._popen.stdout.fileno())
        except (OSError, ValueError):  # closed on this side
            return None

    def send(self, body, number=0):
        kernel.send(self._popen.stdin.fileno(), self.notebook_key or self._key, body, number=number)

    def send_json(self, content):
        self.send(json.dumps(content).encode())

    def receive(self, seconds, watch=None):
        """Wait for a message ``(verdict, number, body)``; None after so many seconds. ``watch`` is called meanwhile.

        Raises:
            _Ended: when the child, or the whole process, has ended.
            ValueError: if what came was no message, or forged.
        """
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                found = self._incoming.get(timeout=min(left, 0.2))
            except queue.Empty:
                if watch:
                    watch()
                continue
            if found is None:  # the pipe has closed, or what came was no message
                self.broken = True
                try:
                    raise _Ended(_how_it_ended(self._popen.wait(timeout=2)))
                except subprocess.TimeoutExpired:
                    raise ValueError("not a message") from None
            if self.notebook_key and (opened := kernel.open_message(self.notebook_key, found)):
                return opened
            if (opened := kernel.open_message(self._key, found)) is None:
                raise ValueError("a forged message")
            if self.notebook_key:
                self.ended = True
                raise _Ended(_how_it_ended(json.loads(opened[2])["ended"]))
            return opened
        return None

    def find_child(self, inner_pid):
        """Find the process that runs the notebook: in the sandbox it goes by another number."""
        self.child = self._server
        for process in self.family():
            with contextlib.suppress(OSError, psutil.Error):
                if process not in self._own and _inner_pid(process.pid) == inner_pid:
                    self.child = process

    def signal(self, number):
        with contextlib.suppress(psutil.Error, ProcessLookupError):
            self.child.send_signal(number)

    def cpu_seconds(self):
        """The processor time that the running notebook's process has had."""
        with contextlib.suppress(psutil.Error):
            return sum(self.child.cpu_times()[:2])
        return 0.0

    def family(self):
        """All processes of this one, itself first."""
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(self._popen.pid)
            return [first, *first.children(recursive=True)]
        return []

    def memory_used(self):
        """Bytes of memory that the running notebook's processes use."""
        used = 0
        for process in self.family():
            if process not in self._own or self.unsafe:
                with contextlib.suppress(psutil.Error):
                    used += process.memory_info().rss
        return used

    def close(self):
        for process in reversed(self.family()):
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._popen.wait()
        self._popen.stdin.close()
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)


def _inner_pid(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("NSpid:"):
            return int(line.split()[-1])
    return pid


def _how_it_ended(code):
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        return f"the code crashed the kernel ({name})"
    return f"the code ended the kernel (exit status {code})"


# The wall


def sandbox_command(limits):
    """Return the beginning of a command line that puts what follows behind the wall.

    Raises:
        SandboxUnavailable: if there is no bubblewrap here.
    """
    bwrap = shutil.which("bwrap")
    if sys.platform != "linux" or bwrap is None:
        raise SandboxUnavailable(
            "the sandbox needs Linux with bubblewrap: install it (apt install bubblewrap), grade on Dask workers that have it "
            "(--scheduler), or trust your students with this machine (--no-sandbox)"
        )
    root = os.geteuid() == 0
    command = [bwrap, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    # Root can give each sandbox a user of its own (see course.kernel.become); others get a user namespace.
    if root:
        command += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        command += ["--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns"]
    command += ["--die-with-parent", "--new-session", "--clearenv"]
    for name, value in _environment(1, "/tmp").items():
        command += ["--setenv", name, value]
    command += ["--proc", "/proc", "--dev", "/dev"]
    for folder in ("/tmp", "/dev/shm"):
        command += ["--perms", "1777", "--size", str(limits.scratch), "--tmpfs", folder]
    command += ["--remount-ro", "/dev"]
    made, islands = {Path("/"), Path("/tmp")}, []
    for path in _readable():
        for parent in reversed(path.parents):
            if parent not in made:
                # A course cloned into /tmp: a file system of its own, which is sealed below and never cleaned away.
                below_scratch = parent.parent == Path("/tmp")
                islands += ["--remount-ro", str(parent)] if below_scratch else []
                command += ["--perms", "0755", "--tmpfs" if below_scratch else "--dir", str(parent)]
                made.add(parent)
        if path.is_symlink():
            command += ["--symlink", os.readlink(path), str(path)]
        else:
            command += ["--ro-bind", str(path), str(path)]
    return [*command, *islands, "--remount-ro", "/", "--chdir", "/tmp"]


def _readable():
    """The system's libraries, the Python environment and the one package that notebooks import: nothing of the course."""
    system = ["/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/alternatives",
              "/etc/fonts", "/etc/localtime", "/etc/ssl/certs"]  # fmt: skip
    paths = [Path(path) for path in system if os.path.lexists(path)]
    paths += [Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix)] + [Path(sys.prefix)]
    package = util.find_spec("autoencoders")
    if package is not None:
        paths.append(Path(package.origin).resolve().parent)
    here = Path(kernel.__file__).resolve().parent
    paths += [here / name for name in ("__init__.py", "kernel.py", "shell.py")]
    wanted = []
    for path in paths:
        if not any(other == path or other in path.parents for other in wanted):
            wanted.append(path)
    return wanted


def _spare_uid():
    # A user per sandbox, so that the limit on processes counts only its own.
    return 2_000_000 + os.getpid() % 1_000_000 * 100 + secrets.randbelow(100) if os.geteuid() == 0 else None


def _environment(threads, home):
    """The environment variables that a submission sees."""
    return {
        "HOME": home, "TMPDIR": home, "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "LANG": "C.UTF-8", "KERAS_HOME": os.path.join(home, ".keras"), "KERAS_BACKEND": "tensorflow",
        "MPLCONFIGDIR": os.path.join(home, ".matplotlib"), "IPYTHONDIR": os.path.join(home, ".ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "",
        "TF_NUM_INTRAOP_THREADS": str(threads), "TF_NUM_INTEROP_THREADS": str(threads),
        "OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads),
    }  # fmt: skip
