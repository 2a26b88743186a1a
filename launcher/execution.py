"""Runs the cells of one notebook in a fresh kernel: the only module that starts kernels. In the made environment only."""
import asyncio
import contextlib
import re
import signal

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

LANGUAGE = {"name": "Java", "file_extension": ".jshell", "mimetype": "text/x-java-source", "pygments_lexer": "java"}
PRINTED = 1_000_000  # letters of what one cell prints
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Interrupted(Exception):
    """The user, or a signal, stopped the lessons."""


class Client(NotebookClient):
    """nbclient with four changes: an interrupt or SIGTERM stops all cells at work and ends their kernels, then this process; so does
    `limit`, in seconds for the whole notebook, which leaves this process; the cells that `left_out` names are not
    executed; and of what a cell prints the first PRINTED letters are kept."""

    stopped, late, limit = False, False, None
    at_work = set()  # of all clients

    def process_message(self, msg, cell, cell_index):
        if msg["header"]["msg_type"] == "stream":
            printed = self.__dict__.setdefault("printed", {})
            room, text = PRINTED - printed.get(cell_index, 0), msg["content"]["text"]
            printed[cell_index] = PRINTED - room + len(text)
            if room <= 0:
                return None
            if len(text) > room:
                msg["content"]["text"] = text[:room] + "\n(it printed more, which is left out)\n"
        return super().process_message(msg, cell, cell_index)

    async def async_execute_cell(self, cell, cell_index, *args, **kwargs):
        return cell if self.left_out(cell) else await super().async_execute_cell(cell, cell_index, *args, **kwargs)

    @contextlib.asynccontextmanager
    async def async_setup_kernel(self, **kwargs):
        self.task, loop = asyncio.current_task(), asyncio.get_running_loop()

        def end():
            self.late = True
            self.task.cancel()

        Client.at_work.add(self)
        clock = loop.call_later(self.limit, end) if self.limit else None
        with contextlib.suppress(NotImplementedError):  # Windows, where the launcher ends the process tree
            for name in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(name, Client.stop_all)
        kwargs.pop("cleanup_kc", None)
        if self.km is None:
            self.km = self.create_kernel_manager()
        try:
            await self.async_start_new_kernel(**kwargs)
            await self.async_start_new_kernel_client()
            yield
        finally:
            if clock:
                clock.cancel()
            if self.km is not None:  # None: it did not start, and nbclient has cleaned up
                await self._async_cleanup_kernel()
            Client.at_work.discard(self)

    @classmethod
    def stop_all(cls):
        for client in cls.at_work:
            client.stopped = True  # nbclient takes a cancelled cell for a dead kernel
            client.task.cancel()


def execute(*notebook, **how):
    """`executed`, waited for."""
    try:
        return asyncio.run(executed(*notebook, **how))
    except Interrupted:
        raise KeyboardInterrupt from None


async def executed(notebook, folder, log, timeout=None, on_cell=lambda number: None, left_out=lambda cell: False, go_on=False,
                   limit=None, env=None):
    """Runs all cells but those left out in a fresh kernel, in place; what went wrong in one sentence, or an empty text.
    With `go_on` a cell that fails or takes too long does not end it; `limit` are the seconds of all cells."""
    at = [0]

    def starts(cell, cell_index):
        at[0] = cell_index + 1
        on_cell(at[0])

    client = Client(notebook, kernel_name="java", timeout=timeout, record_timing=False, startup_timeout=120,
                    shutdown_kernel="immediate", resources={"metadata": {"path": str(folder)}}, on_cell_start=starts,
                    allow_errors=go_on, interrupt_on_timeout=go_on)
    client.left_out, client.limit = left_out, limit
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "w", encoding="utf-8") as out:
        try:
            await client.async_execute(stdout=out, stderr=out, **({"env": env} if env else {}))
            return ""
        except CellExecutionError:
            return f"in cell {at[0]} ({first_line(notebook, at[0])}): {error_of(notebook.cells[at[0] - 1])}"
        except CellTimeoutError:
            return f"in cell {at[0]} ({first_line(notebook, at[0])}): took longer than {timeout} s"
        except (DeadKernelError, asyncio.CancelledError):
            if client.late:
                return f"in cell {at[0]} ({first_line(notebook, at[0])}): all cells together took longer than {limit} s"
            if client.stopped:
                raise Interrupted from None
            return (f"in cell {at[0]} ({first_line(notebook, at[0])}): the Java kernel ended, perhaps for want of "
                    f"memory; its last words are in {log}")
        except RuntimeError as e:
            return f"before its first cell: the Java kernel did not start ({e}); its last words are in {log}"
        finally:
            notebook.metadata["language_info"] = dict(LANGUAGE)


def first_line(notebook, number):
    lines = notebook.cells[number - 1].source.strip().splitlines() if number else []
    return f"`{lines[0].strip()[:60]}`" if lines else "empty"


def error_of(cell):
    """What the kernel said of a failed cell, as a learner wants to read it."""
    error = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None)
    if error is None:
        return "failed without a word"
    lines = [ANSI.sub("", line).rstrip() for line in error.traceback]
    lines = [line.strip() for line in lines if line.strip() and not re.match(r"\s*(at |\|)", line)]
    text = " ".join(lines[:4]) if error.ename == "CompilationException" else lines[0] if lines else error.evalue
    return re.sub(r"^tsugiki\.[\w.]*Exception: ", "", text)
