"""An executed notebook as others get it: fit to be committed, or as a page. Runs inside the made environment."""
import os
import re

from launcher.paths import LESSON


def publishable(notebook, root):
    """Takes out of the outputs what must not be committed or changes at every run."""
    for cell in notebook.cells:
        if "private" in cell.metadata.get("tags", []):  # the cell shows a photograph that is not ours to spread
            cell.outputs = [o for o in map(_without_picture, cell.get("outputs", [])) if o]
        for output in cell.get("outputs", []):
            _clean(output, root)
    return notebook


def _without_picture(output):
    data = output.get("data", {})
    if any(kind.startswith("image/") or "<img" in str(data[kind]) for kind in data):
        output["data"] = {"text/plain": "(run the cell to see the picture)"}
    return output


def _clean(output, root):
    for kind in list(output.get("data", {})):
        if kind == "text/plain" and any(k.startswith("image/") for k in output["data"]):
            output["data"][kind] = "(picture)"  # the Java object's own text holds its address
        elif isinstance(output["data"][kind], str) and not kind.startswith("image/png"):
            output["data"][kind] = _without_machine(output["data"][kind], root)
    if output.output_type == "stream":
        output["text"] = _without_machine(output["text"], root)


def _without_machine(text, root):
    return text.replace(str(root) + os.sep, "").replace(str(root), ".").replace(os.path.expanduser("~") + os.sep, "~/")


# nbconvert's page loads scripts for formulas, diagrams and widgets from elsewhere; the lessons have none of these.
ALONE = """{% extends "lab/index.html.j2" %}
{% block html_head_js %}{% endblock %}
{% block jupyter_widgets %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
"""


def to_html(notebook, name, folder):
    """A page of its own that needs no network, without the checks, which it cannot run; links between lessons lead to
    pages."""
    from nbconvert import HTMLExporter
    from traitlets.config import Config
    left_out = {"TagRemovePreprocessor": {"enabled": True, "remove_cell_tags": ["check"]}}
    exporter = HTMLExporter(config=Config(left_out), raw_template=ALONE)  # embed_images would close <details> before its text
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": name, "path": str(folder)}})
    return re.sub(rf'href="({LESSON}-[\w-]+)\.ipynb', r'href="\1.html', page)
