"""No cheat earns a point, and no attack reaches beyond its own notebook."""

import grading_course as course
import psutil
import pytest

from course import rebuild
from course.execute import grade_notebook
from course.sandbox import KernelPool, Limits

pytestmark = pytest.mark.xdist_group("hostile")

HOSTILE = course.ROOT / "tests/submissions/hostile"
CHEATS, ATTACKS = course.blocks(HOSTILE / "cheats.py"), course.blocks(HOSTILE / "attacks.py")
TIGHT = Limits(cell_seconds=4, notebook_seconds=60, memory=400 * 2**20, scratch=20 * 2**20, processes=60)


@pytest.fixture(scope="module")
def assignment(tmp_path_factory):
    return rebuild.load_assignment(course.make_course(tmp_path_factory.mktemp("course")))


@pytest.fixture(scope="module")
def pool(assignment):
    with KernelPool(assignment.modules, limits=TIGHT) as kernels:
        yield kernels


def answers(double):
    return {"double": double, "total": course.RIGHT["total"]}


@pytest.mark.parametrize("title", CHEATS)
def test_a_cheat_earns_nothing(title, assignment, pool):
    graded = grade_notebook(assignment, course.submission(assignment, answers(CHEATS[title])), kernel_pool=pool)
    assert graded.exercises["double"][0] == 0
    assert set(graded.messages) >= {"double_values", "double_hidden_other"}


@pytest.fixture(scope="module")
def pool_of_a_user(assignment):
    """The wall as it is built for those who are not root: by a user namespace."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.geteuid", lambda: 1000)
        with KernelPool(assignment.modules, limits=TIGHT) as kernels:
            yield kernels


@pytest.mark.parametrize("wall", ["pool", "pool_of_a_user"])
@pytest.mark.parametrize("title", ATTACKS)
def test_an_attack_reaches_nothing_beyond_its_notebook(title, wall, assignment, request, monkeypatch):
    pool = request.getfixturevalue(wall)
    monkeypatch.setenv("A_SECRET_TOKEN", "x")
    attack = course.submission(assignment, course.RIGHT, added=[ATTACKS[title]])
    graded = grade_notebook(assignment, attack, kernel_pool=pool)
    said = "".join(output.get("text", "") for output in graded.notebook.cells[-1].outputs)
    if "FOUND" in said:
        assert "FOUND []" in said
    assert len(said) < 300_000
    # The checks ran before the attack. Even if the kernel died later, they are run again without it.
    assert all(points == most for points, most in graded.exercises.values())
    # The next notebook finds a clean kernel and an empty folder, and nobody else is there.
    with pool.notebook() as kernel:
        outputs, passed, _ = kernel.check(
            "import os, numpy\nprint([name for name in os.listdir('.') if not os.path.ismount(name)], os.listdir('/dev/shm'))"
        )
        assert passed
        assert outputs[0]["text"].strip() in ("[] []", "['.ipython'] []")
        inner = [p for p in pool.processes() if p.status() != psutil.STATUS_ZOMBIE]
        assert len(inner) <= 4  # bubblewrap twice, the server and this kernel


def test_a_cheat_that_is_noticed_is_told_to_the_instructor(assignment, pool):
    graded = grade_notebook(
        assignment, course.submission(assignment, answers(CHEATS["patched NumPy"])), kernel_pool=pool
    )
    assert "changed numpy" in graded.review
