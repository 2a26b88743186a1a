"""What this machine has, and how many lessons it bears at once."""
import os
from pathlib import Path

KERNEL = 3 * 2**30  # bytes: a lesson's kernel stays below 2 GiB, and the system wants its share
MOST = 4


def memory(cgroup=Path("/sys/fs/cgroup/memory.max")):
    """Bytes this process may use: the machine's, or the container's limit; None if not known."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None
    try:
        return min(total, int(cgroup.read_text()))
    except (OSError, ValueError):  # no container, or "max"
        return total


def cores():
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


def lessons_at_once(cores, memory):
    """One for each core that has memory for a kernel: lessons side by side take less time than one that uses all cores."""
    return max(1, min(MOST, cores, (memory or KERNEL) // KERNEL))
