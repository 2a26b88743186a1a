"""`course lab`: JupyterLab on the lessons."""
from launcher import python_side, setup
from launcher.process import become


def command(project, words):
    """./course lab [JupyterLab's own options]"""
    setup.all_steps(project)
    python, folder = str(python_side.executable(project)), f"--ServerApp.root_dir={project.notebooks}"
    return become([python, "-m", "jupyterlab", folder, *words], project.child_environment())
