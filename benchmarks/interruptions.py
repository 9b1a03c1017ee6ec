"""Grading, killed at random moments and begun again, ends with the gradebook of an uninterrupted run."""

import argparse
import contextlib
import subprocess
import time

import psutil
from scratch import COURSE, Watched, hand_in, scores, scratch_course, seeded, submission

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--interruptions", type=int, default=20)
parser.add_argument("--students", type=int, default=160)
parser.add_argument("--assignment", default="00_introduction")
parser.add_argument("--most-seconds", type=float, default=25, help="the longest time until an interruption")
options = parser.parse_args()
rng = seeded()

with scratch_course([options.assignment]) as (folder, (assignment,)):
    kinds = ["right", "blank", "half", "wrong", "broken"]
    for number in range(options.students):
        text, _ = submission(assignment, kinds[number % len(kinds)], rng)
        hand_in(folder, f"student{number:03}", assignment, text)
    for _ in range(options.interruptions):
        process = subprocess.Popen([*COURSE, "grade"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = rng.uniform(2, options.most_seconds)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        with contextlib.suppress(psutil.NoSuchProcess):  # it was ready before
            command = psutil.Process(process.pid)
            for one in [command, *command.children(recursive=True)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.kill()
        process.wait()
        recorded = sum('"recorded": true' in path.read_text() for path in folder.glob("results/records/*/*.json"))
        print(f"killed after {seconds:.1f} s, {recorded} recorded", flush=True)
        time.sleep(0.5)
    run = Watched([*COURSE, "grade"], folder)
    assert run.process.returncode == 0, run.said
    interrupted = scores(folder)
    run = Watched([*COURSE, "grade", "--force"], folder)
    print(
        "the same gradebook" if interrupted == scores(folder) else "A DIFFERENT GRADEBOOK",
        f"({len(interrupted)} scores)",
    )
