"""The command `course`: release, run and grade."""

import importlib

import click


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed, so that `course --help` is quick."""

    commands_by_module = ("release", "run", "grade")

    def list_commands(self, context):
        return list(self.commands_by_module)

    def get_command(self, context, name):
        if name in self.commands_by_module:
            return getattr(importlib.import_module(f"course.{name}"), name)
        return None


@click.group(cls=LazyGroup)
@click.version_option(package_name="autoencoders-course")
def main():
    """The course's tools for instructors and maintainers. Run them in the course's folder."""
