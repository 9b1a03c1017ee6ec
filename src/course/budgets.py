"""The parameters of every notebook for each budget, and the bounds of what it measures."""

from pathlib import Path

import click
import yaml

BUDGETS = Path("solutions/budgets.yaml")


def budget(name, kind, root="."):
    """The parameters that papermill writes into a notebook.

    Args:
        name: the assignment.
        kind: ``"quick"``, ``"full"`` or ``"grading"``.
        root: the course's folder.

    Returns:
        A dict from a parameter's name to its value; empty for the notebook's own defaults.

    Raises:
        click.ClickException: if the assignment has no such entry.
    """
    return _entry(name, kind, root)


def bounds(name, kind, root="."):
    """What a notebook's metrics must be within at a budget.

    Args:
        name: the assignment.
        kind: ``"quick"`` or ``"full"``.
        root: the course's folder.

    Returns:
        A dict from a metric's name to (lowest, highest).
    """
    metrics = _entry(name, "metrics", root)
    return {metric: tuple(entry[kind]) for metric, entry in metrics.items() if kind in entry}


def tutorial_figures(name, root="."):
    """The tutorial's own figures for a notebook's metrics: a dict from a metric's name to a text."""
    metrics = _entry(name, "metrics", root)
    return {metric: str(entry["tutorial"]) for metric, entry in metrics.items() if "tutorial" in entry}


def _entry(name, key, root):
    path = Path(root) / BUDGETS
    try:
        budgets = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise click.ClickException(f"{path} cannot be read: {error}") from error
    try:
        return budgets[name][key]
    except (KeyError, TypeError):
        raise click.ClickException(f"{path} has no entry {key!r} for {name}: add one.") from None
