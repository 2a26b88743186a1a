"""The launcher behind `course`: plain Python, standard library only.

`main` reads the word and calls one module per word. `setup` is a list of steps, each of which looks whether
its work is done and does it if not; the steps live in `python_side`, `java_side`, `kernel`, `weights`, `samples`.
`lessons` is the one module that runs inside the made environment and may import Jupyter.
"""
