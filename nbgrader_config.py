"""nbgrader's steps mapped on this repository's folders, and its traps closed.

Read by every nbgrader command that is started in this folder, and by `course`.
"""
c = get_config()  # noqa: F821  (given to this file by whoever reads it)

c.CourseDirectory.course_id = "autoencoders"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"

c.ClearSolutions.text_stub = "*Write your answer here.*"

# "Validate" in JupyterLab: experiments may take a minute, and no check depends on them.
c.Execute.skip_cells_with_tag = "experiment"
c.Execute.timeout = 120  # seconds a cell
