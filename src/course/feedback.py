"""What feedback pages leave out: hidden checks, mark schemes, and whatever may quote them."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

SHORTEST_QUOTE = 20  # characters: a shorter line of code may well be the student's own


class WithoutSecrets(NbGraderPreprocessor):
    """Take hidden checks and mark schemes out of a graded notebook, and say in a sentence what each lost check found."""

    def preprocess(self, notebook, resources):
        with_secrets = [cell.source for cell in notebook.cells]
        notebook, resources = ClearHiddenTests().preprocess(notebook, resources)
        notebook, resources = ClearMarkScheme().preprocess(notebook, resources)
        secrets = set()
        for before, cell in zip(with_secrets, notebook.cells, strict=True):
            shown = {line.strip() for line in cell.source.splitlines()}
            secrets |= {line.strip() for line in before.splitlines()} - shown
        secrets = {line for line in secrets if len(line) >= SHORTEST_QUOTE}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                if is_grade(cell) and not is_solution(cell):
                    cell.outputs = [_verdict(cell)]
                cell.outputs = [_without(output, secrets) for output in cell.outputs]
        return notebook, resources


def _verdict(cell):
    """The check's own words, without the traceback, or the prints of the code that it called."""
    for output in cell.outputs:
        if output.output_type == "error":
            return _text(output.evalue or output.ename)
    lines = [line for output in cell.outputs for line in output.get("text", "").splitlines() if line.startswith("✔")]
    return _text("\n".join(lines) or "✔")


def _without(output, secrets):
    texts = [
        output.get("text", ""),
        output.get("evalue", ""),
        *output.get("traceback", []),
        *output.get("data", {}).values(),
    ]
    if any(secret in str(text) for text in texts for secret in secrets):
        return _text("(left out: this output quotes a hidden check)")
    return output


def _text(text):
    return NotebookNode(output_type="stream", name="stdout", text=text + "\n")
