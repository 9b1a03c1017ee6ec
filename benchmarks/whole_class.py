"""Students of all kinds over all notebooks: all accounted for, and nobody's points depend on anybody else."""

import argparse
import collections
import csv

from scratch import COURSE, Watched, hand_in, scratch_course, seeded, submission

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--students", type=int, default=200)
parser.add_argument("--each", type=int, default=2, help="how many notebooks a student hands in, drawn at random")
parser.add_argument("--assignments", nargs="*")
options = parser.parse_args()
rng = seeded()
KINDS = ["right"] * 8 + ["half"] * 5 + ["wrong"] * 3 + ["blank"] * 2 + ["broken"] + ["hostile"]

with scratch_course(options.assignments) as (folder, assignments):
    expected, kinds = {}, {}
    for number in range(options.students):
        student = f"student{number:03}"
        for assignment in rng.sample(assignments, min(options.each, len(assignments))):
            kind = rng.choice(KINDS)
            text, points = submission(assignment, kind, rng)
            hand_in(folder, student, assignment, text)
            expected[student, assignment.name], kinds[student, assignment.name] = points, kind
    print(
        f"{len(expected)} submissions, {len(assignments)} notebooks: {dict(collections.Counter(kinds.values()))}",
        flush=True,
    )
    run = Watched([*COURSE, "grade"], folder)
    print(
        f"{run.seconds:.0f} s, {60 * len(expected) / run.seconds:.1f} a minute, peak memory {run.peak / 1e9:.2f} GB in all"
    )
    assert run.process.returncode == 0, run.said
    with open(folder / "results/grades.csv", encoding="utf-8-sig", newline="") as file:
        rows = {(row["student"], row["assignment"]): row for row in csv.DictReader(file)}
    wrong = [
        (pair, kinds[pair], rows[pair]["points"], points, rows[pair]["reason"], rows[pair]["notes"])
        for pair, points in expected.items()
        if points is not None and float(rows[pair]["points"]) != points
    ]
    print(f"{sum(pair in rows for pair in expected)} accounted for, {len(wrong)} with other points than they must have")
    for line in wrong:
        print(" ", *line)
