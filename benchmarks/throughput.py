"""`nbgrader autograde` against `course grade` with its sandbox: the same submissions of one notebook, in one run."""

import argparse
import shutil
import sys

from scratch import COURSE, Watched, hand_in, scores, scratch_course, seeded, submission

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--students", type=int, default=20)
parser.add_argument("--assignment", default="01_simple_autoencoder")
parser.add_argument(
    "--experiments", action="store_true",
    help="nbgrader runs the notebook's experiments too, as it does wherever nbgrader_config.py does not say otherwise",
)  # fmt: skip
options = parser.parse_args()
SKIP = 'c.Execute.skip_cells_with_tag = "experiment"\n'

with scratch_course([options.assignment]) as (folder, (assignment,)):
    for number in range(options.students):
        text, _ = submission(assignment, "right", seeded())
        hand_in(folder, f"student{number:03}", assignment, text)

    rates = {}
    for workers in (1, 2):
        run = Watched([*COURSE, "grade", "--workers", str(workers)], folder)
        assert run.process.returncode == 0, run.said
        rates[workers] = options.students / run.seconds
        print(f"course grade, {workers} worker(s): {run.seconds:.1f} s, {60 * rates[workers]:.1f} notebooks a minute, "
              f"peak memory {run.peak / 1e9:.2f} GB in all, {run.largest / 1e9:.2f} GB in the largest process", flush=True)  # fmt: skip
        ours = scores(folder)
        for left in ("gradebook.db", "autograded", "feedback", "results"):
            path = folder / left
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    if options.experiments:
        config = (folder / "nbgrader_config.py").read_text()
        assert SKIP in config
        (folder / "nbgrader_config.py").write_text(config.replace(SKIP, "").replace("timeout = 120", "timeout = 600"))
    nbgrader = [sys.executable, "-m", "nbgrader"]
    Watched([*nbgrader, "generate_assignment", options.assignment], folder)
    run = Watched([*nbgrader, "autograde", options.assignment], folder)
    assert run.process.returncode == 0, run.said[-3000:]
    rate = options.students / run.seconds
    print(
        f"nbgrader autograde: {run.seconds:.1f} s, {60 * rate:.1f} notebooks a minute, peak memory {run.peak / 1e9:.2f} GB"
    )
    print(f"times as many notebooks a minute: {rates[1] / rate:.1f} with 1 worker, {rates[2] / rate:.1f} with 2")
    theirs = scores(folder)
    different = sorted({score[:4] for score in ours} ^ {score[:4] for score in theirs}, key=str)
    print("the same scores" if not different else f"DIFFERENT SCORES: {different[:6]}")
