"""nbgrader's steps mapped on this repository's folders, and its traps closed.

Read by every nbgrader command that is started in this folder, and by `course`.
"""
from traitlets.config import get_config

c = get_config()  # noqa: F821  (inside an nbgrader command this is the application's own configuration)

c.CourseDirectory.course_id = "autoencoders"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"

# The stub that stands where the answer was: it names the function, so that a traceback says what is missing.
c.ClearSolutions.code_stub = {"python": 'raise NotImplementedError("this exercise is not written yet")'}
