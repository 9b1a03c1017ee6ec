"""uv.lock, environment.yml and binder/ name the same versions, and Binder accepts its part."""

import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
import yaml
from repo2docker.buildpacks import PythonBuildPack


def test_the_lock_file_is_up_to_date():
    subprocess.run([sys.executable, "-m", "uv", "lock", "--check", "--offline", "--quiet"], check=True)


def test_binder_requirements_are_the_lock_files():
    command = "uv export --quiet --frozen --no-dev --no-emit-project --no-hashes --no-annotate --no-header"
    exported = subprocess.run([sys.executable, "-m", *command.split()], check=True, capture_output=True, text=True)
    committed = Path("binder/requirements.txt").read_text().splitlines()
    assert [line for line in committed if not line.startswith("#")] == exported.stdout.splitlines(), (
        "run `make environments`"
    )


def test_every_dependency_is_pinned_in_the_environments():
    declared = tomllib.loads(Path("pyproject.toml").read_text())["project"]["dependencies"]
    pinned = {line.split("==")[0] for line in Path("binder/requirements.txt").read_text().splitlines() if "==" in line}
    assert {name.split(">")[0].strip() for name in declared} <= pinned


def test_conda_takes_the_same_requirements_and_python():
    environment = yaml.safe_load(Path("environment.yml").read_text())
    assert environment["dependencies"][-1] == {"pip": ["-r binder/requirements.txt", "-e ."]}
    python = environment["dependencies"][0].split("=")[1]
    assert Path("binder/runtime.txt").read_text().strip() == f"python-{python}"


def test_repo2docker_accepts_binder():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "."]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "conda environment for python=3.12" in result.stderr
    assert '-r "binder/requirements.txt"' in result.stdout
    assert "binder/postBuild" in result.stdout


@pytest.fixture
def image_files():
    """What Binder's image would hold, from the build context that repo2docker hands to Docker."""

    class Docker:
        def build(self, fileobj, **_):
            self.names = tarfile.open(fileobj=fileobj).getnames()
            return iter(())

    docker = Docker()
    buildpack = PythonBuildPack(base_image="scratch")
    buildpack.platform = "linux/amd64"
    arguments = {"NB_UID": "1000", "NB_USER": "jovyan"}
    list(buildpack.build(docker, "image", 0, arguments, [], {}))
    return [name.removeprefix("src/") for name in docker.names if name.startswith("src/")]


def test_binders_image_holds_notebooks_but_no_solutions(image_files):
    assert any(name.startswith("notebooks/") for name in image_files)
    assert "src/autoencoders/checks.py" in image_files
    assert "nbgrader_config.py" in image_files
    hidden = [name for name in image_files if name.split("/")[0] in {"solutions", "tests", ".git"}]
    assert not hidden
