"""Makes the cards' charts small; Java scales them, which knows how to without jagged letters."""
import tempfile
from dataclasses import replace
from pathlib import Path

from launcher import java_side
from launcher.process import output
from launcher.ui import say


def made(project, cards):
    """The same cards with small charts; one that could not be made small stays as it is."""
    shown = {name: card for name, card in cards.items() if card.chart}
    if not shown:
        return cards
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / (name + (".png" if card.chart.kind == "image/png" else ".jpg")) for name, card in shown.items()}
        for name, file in files.items():
            file.write_bytes(shown[name].chart.data)
        java = java_side.command_line(project, java_side.find_jdk(project.environ))
        code, _, told = output([*java, "thumbnails", "--", *map(str, files.values())], env=project.child_environment())
        if code != 0:
            say(f"  (not every chart was made small: {told.strip()})")
        small = {name: replace(card, chart=replace(card.chart, data=files[name].read_bytes())) for name, card in shown.items()}
    return {**cards, **small}
