"""What the harnesses of bench/trust count as a difference, a sentence and a fault."""
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "bench" / "trust")]

import twice  # noqa: E402
import work  # noqa: E402


def test_a_run_is_compared_without_its_times_and_its_temporary_files(tmp_path):
    for name, seconds in (("one", 1.5), ("two", 2.5)):
        folder = tmp_path / name / "student"
        folder.mkdir(parents=True)
        (tmp_path / name / "tmp").mkdir()
        (tmp_path / name / "tmp" / f"left by {name}").write_text("")
        (folder / "student.json").write_text(f'{{"note": {{"seconds": "{seconds}", "accuracy": "0.5"}}}}')
        (folder / "history.csv").write_text(f"Epoch,Train loss,Seconds\n1,0.5,{seconds}\n")
    one, two = work.state(tmp_path / "one"), work.state(tmp_path / "two")
    assert work.difference(one, two) is None
    (tmp_path / "two" / "student" / "history.csv").write_text("Epoch,Train loss,Seconds\n1,0.6,1.5\n")
    (tmp_path / "two" / "student" / ".part").write_text("")
    assert work.difference(work.state(tmp_path / "two"), one) == "left over: student/.part; other content: student/history.csv"
    assert work.difference({}, {"student": "folder"}) == "missing: student"


def test_two_at_once_are_right_when_both_end_well_or_one_is_refused_in_a_sentence():
    sentence = "Another training works on it: wait for its end.\n"
    assert twice.judge([(0, ""), (0, "")], None) == (None, "both")
    assert twice.judge([(0, ""), (1, "Features: 4 of 4\n" + sentence)], None) == (None, "one")
    assert twice.judge([(0, ""), (0, "")], "missing: student")[0] == "missing: student"
    assert "exit codes [1, 1]" in twice.judge([(1, sentence), (1, sentence)], None)[0]
    assert "a trace" in twice.judge([(1, "java.io.IOException\n  at x.y(Z.java)\n"), (0, "")], None)[0]
    assert "no sentence" in twice.judge([(0, ""), (1, "It is damaged (null).\n")], None)[0]
    assert twice.judge([(0, ""), (1, "")], None)[0] == "nothing was said"
