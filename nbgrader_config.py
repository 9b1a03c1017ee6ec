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

# `nbgrader autograde`, for whoever uses it in place of `course grade`: a warning on stderr costs no points, ...
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = r"[\s\S]"
c.Execute.shutdown_kernel = "immediate"  # ... and two seconds a notebook are saved

# Feedback pages without hidden checks, mark schemes, or scripts that a student wrote into a cell.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "course.feedback.WithoutSecrets",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.HTMLExporter.sanitize_html = True

# `nbgrader zip_collect`: the bulk downloads of Moodle ("Ann Lee_12345_assignsubmission_file_", a folder or the beginning of
# a file's name) and of Canvas ("leeann_12345_67890_name.ipynb", "leeann_LATE_12345_67890_name-1.ipynb"). A student's id is
# the number by which the system's own grade table knows them.
c.FileNameCollectorPlugin.named_regexp = (
    r".*/(?P<first_name>[^/_]+)(_LATE)?_(?P<student_id>\d+)_(assignsubmission_file_?/?|\d+_)"
    r"(?P<file_id>[^/]+?)(-\d+)?\.ipynb$"
)
