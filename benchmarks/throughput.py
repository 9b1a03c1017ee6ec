"""`nbgrader autograde` against `course grade` with its sandbox: the same submissions of one notebook, in one run."""

import argparse
import json
import shutil
import sys

import nbformat
from scratch import COURSE, Watched, hand_in, scores, scratch_course, seeded, submission

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--students", type=int, default=20)
parser.add_argument("--assignment", default="01_simple_autoencoder")
parser.add_argument("--experiments", action="store_true", help="let nbgrader run the notebook's experiments too, as it would")
options = parser.parse_args()

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

    # What nbgrader gets is made as easy for it as for us: grading's parameters, and no experiments.
    source = folder / "solutions" / options.assignment / f"{assignment.notebook_name}.ipynb"
    for path in [source, *folder.glob("submitted/*/*/*.ipynb")]:
        notebook = json.loads(path.read_text())
        if not options.experiments:
            notebook["cells"] = [c for c in notebook["cells"] if "experiment" not in c["metadata"].get("tags", [])]
        for cell in notebook["cells"]:
            if "parameters" in cell["metadata"].get("tags", []):
                cell["source"] = "".join(cell["source"]) + "\n" + "\n".join(f"{k} = {v!r}" for k, v in assignment.parameters.items())
        nbformat.write(nbformat.from_dict(notebook), path)
    (folder / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.source_directory = "solutions"\nc.CourseDirectory.course_id = "autoencoders"\n'
        'c.Execute.timeout = 600\nc.IgnorePattern.enabled = True\nc.IgnorePattern.pattern = r"[\\s\\S]"\n'
    )
    nbgrader = [sys.executable, "-m", "nbgrader"]
    Watched([*nbgrader, "generate_assignment", options.assignment], folder)
    run = Watched([*nbgrader, "autograde", options.assignment], folder)
    assert run.process.returncode == 0, run.said[-3000:]
    rate = options.students / run.seconds
    print(f"nbgrader autograde: {run.seconds:.1f} s, {60 * rate:.1f} notebooks a minute, peak memory {run.peak / 1e9:.2f} GB")
    print(f"times as many notebooks a minute: {rates[1] / rate:.1f} with 1 worker, {rates[2] / rate:.1f} with 2")
    theirs = scores(folder)
    print("the same scores" if [s[:4] for s in ours] == [s[:4] for s in theirs] else "DIFFERENT SCORES")
