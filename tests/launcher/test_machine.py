"""How many lessons a machine bears at once."""
import pytest

from launcher import machine

GIB = 2**30


@pytest.mark.parametrize("cores, memory, jobs", [
    (1, 64 * GIB, 1), (2, 24 * GIB, 2), (2, 2 * GIB, 1), (2, 5 * GIB, 1), (8, 8 * GIB, 2), (64, 256 * GIB, 4), (8, None, 1)])
def test_a_core_and_memory_for_each(cores, memory, jobs):
    assert machine.lessons_at_once(cores, memory) == jobs


def test_a_containers_limit_counts(tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text("1000000\n")
    assert machine.memory(limit) == 1_000_000
    limit.write_text("max\n")
    assert machine.memory(limit) > 1_000_000 and machine.cores() >= 1
