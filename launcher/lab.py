"""`course lab`: JupyterLab on the lessons."""
from launcher import python_side, setup
from launcher.process import become


def command(project, words):
    """./course lab [JupyterLab's own options]"""
    setup.all_steps(project)
    argv = [str(python_side.executable(project)), "-m", "jupyterlab", f"--ServerApp.root_dir={project.notebooks}", *words]
    return become(argv, project.child_environment())
