"""JupyterLab in a real browser, with the words of a person: open, run, interrupt, complete, look."""
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from launcher import lab
from launcher.paths import write

ALL_CELLS = '{"windowingMode": "none"}'  # cells out of sight stay on the page, so that they can be counted
CODE = ".jp-Notebook .jp-CodeCell"


@contextmanager
def server(project, folder, log):
    """JupyterLab as `./course lab` starts it, on a port of its own and on `folder`; its address, ended with its kernels."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder.parent / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    write(settings, ALL_CELLS)
    env = {**lab.environment(project), "TSUGIKI_DATA": "garden", "TSUGIKI_PROFILE": "smoke",
           "JUPYTER_CONFIG_DIR": str(folder.parent / "config"), "JUPYTER_DATA_DIR": str(folder.parent / "data"),
           "JUPYTERLAB_SETTINGS_DIR": str(folder.parent / "settings"),
           "JUPYTERLAB_WORKSPACES_DIR": str(folder.parent / "workspaces")}
    words = [f"--ServerApp.root_dir={folder}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
             "--no-browser", "--IdentityProvider.token="]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with open(log, "w", encoding="utf-8") as out:
        child = subprocess.Popen(lab.argv(project, words, root=root), env=env, stdout=out, stderr=out)
        try:
            address = f"http://127.0.0.1:{port}"
            _answers(child, address, log)
            yield address
        finally:
            _end(child)


def _answers(child, address, log, longest=60):
    end = time.monotonic() + longest
    while time.monotonic() < end and child.poll() is None:
        try:
            return urllib.request.urlopen(f"{address}/api/status", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not answer within {longest} s: {log.read_text()[-1000:]}")


def _end(child):
    """SIGTERM lets the server end its kernels first."""
    child.send_signal(signal.SIGTERM)
    try:
        child.wait(30)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


class Person:
    """One page with one notebook open. All waits are for a state the page shows; `longest` in seconds."""

    def __init__(self, page, address, pictures):
        self.page, self.address, self.pictures = page, address, pictures

    def open(self, name):
        self.page.goto(f"{self.address}/lab/tree/{name}?reset")
        self.page.locator(CODE).first.wait_for(timeout=60_000)
        self.page.locator(".jp-NotebookPanel-toolbar .jp-Toolbar-kernelName", has_text="Java (Tsugiki)").wait_for(timeout=60_000)

    def cell(self, number):
        """The cell of this number, from 0."""
        cell = self.page.locator(".jp-Notebook .jp-Cell").nth(number)
        cell.scroll_into_view_if_needed(timeout=20_000)
        return cell

    def start(self, cell):
        """Selects the cell and presses Shift+Enter."""
        cell.locator(".jp-InputPrompt").first.click()
        self.page.keyboard.press("Shift+Enter")

    def run(self, cell, longest=90):
        """Runs a cell to its end: its prompt shows a number again."""
        before = prompt(cell)
        self.start(cell)
        self.page.wait_for_function(ENDED, arg=[cell.element_handle(), before], timeout=1000 * longest)

    def run_until(self, cell, text, times=30):
        """Runs a cell again, as a person does who waits, until it shows this text."""
        for _ in range(times):
            self.run(cell)
            shown = cell.locator(".jp-OutputArea").inner_text()
            if text in shown:
                return
            time.sleep(0.5)
        raise AssertionError(f"the cell did not show '{text}' but: {shown}")

    def look(self, name):
        self.page.screenshot(path=str(self.pictures / f"{name}.png"))


def prompt(cell):
    return cell.locator(".jp-InputPrompt").first.text_content()


ENDED = r"""([cell, before]) => { const p = cell.querySelector('.jp-InputPrompt').textContent;
    return /\[\d+\]/.test(p) && p !== before; }"""
