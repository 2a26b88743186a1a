"""The launcher behind `course`: plain Python, standard library only, but for two modules.

`main` reads the word and calls one module per word, as `commands` says. `setup` is a list of steps, each of which looks
whether its work is done and does it if not; the steps live in `python_side`, `java_side`, `kernel`, `weights`, `samples`;
what only `setup --spark` brings, in `spark_side`.
The page that `run` leaves is made by `cards`, `thumbnails`, `chart`, `results` and `index`. What all words share: `paths`,
`process`, `ui`, `encoding`, `alone`. `guide` holds the instructor's figures beside those of the notebooks. Beyond the standard library go only the two that run inside the made environment:
`lessons`, which imports Jupyter and is served by `execution`, `exercises`, `pages` and `workplace`, and `proxy`, a kernel, with its zmq.
"""
