"""The bench's own arithmetic: which pictures are laid out, which labels read, which ratios printed."""
import struct
import sys
import zlib
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
sys.path[:0] = [str(BENCH), str(BENCH.parent)]

import flowers  # noqa: E402
import hosted  # noqa: E402
import memory  # noqa: E402
import pictures  # noqa: E402
import results  # noqa: E402
import run  # noqa: E402
from launcher.ui import Trouble  # noqa: E402
from sides import Kit, Peer  # noqa: E402


def folder_of(root, classes, each):
    for c in range(classes):
        (root / f"c{c}").mkdir(parents=True)
        for i in range(each):
            (root / f"c{c}" / f"{i:02d}.jpg").write_bytes(b"picture %d %d" % (c, i))
    return root


def test_lays_out_as_many_as_asked_for_every_class_in_both_parts(tmp_path):
    to = pictures.arrange(str(folder_of(tmp_path / "in", 4, 12)), 40, tmp_path / "out")
    assert sum(f.is_file() for f in to.rglob("*")) == 40
    for part in ("train", "val"):
        assert sorted(c.name for c in (to / part).iterdir()) == ["c0", "c1", "c2", "c3"]


def test_too_few_pictures_are_named(tmp_path):
    with pytest.raises(Trouble, match="holds 48 pictures in 4 of its classes; ask for fewer than 60"):
        pictures.arrange(str(folder_of(tmp_path / "in", 4, 12)), 60, tmp_path / "out")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(Trouble, match="nowhere is not a folder"):
        pictures.arrange(str(tmp_path / "nowhere"), 40, tmp_path / "out")


@pytest.mark.parametrize("compressed", [True, False])
def test_reads_labels_of_a_mat_file(tmp_path, compressed):
    def element(kind, data):
        return struct.pack("<II", kind, len(data)) + data + b"\0" * (-len(data) % 8)
    matrix = element(14, element(6, bytes(8)) + element(5, struct.pack("<ii", 1, 3))
                     + struct.pack("<HH4s", 1, 3, b"lab") + element(2, bytes([7, 0, 102])))
    packed = zlib.compress(matrix)
    content = struct.pack("<II", 15, len(packed)) + packed if compressed else matrix
    (tmp_path / "imagelabels.mat").write_bytes(bytes(128) + content)
    assert flowers.labels(tmp_path) == [7, 0, 102]


def test_a_broken_mat_file_is_named(tmp_path):
    (tmp_path / "imagelabels.mat").write_bytes(bytes(200))
    with pytest.raises(Trouble, match="imagelabels.mat is no MAT 5 file"):
        flowers.labels(tmp_path)


def line(side, variant, speed, number=1, **more):
    return {"round": number, "side": side, "what": "features", "model": "m", "variant": variant, "images_per_second": speed, **more}


def test_a_ratio_is_of_the_medians_with_its_goal_beside():
    ratio, = results.ratios(measured(kit=(18, 22, 20), peer=(9, 11, 10)))
    assert (ratio["kit"], ratio["other"], ratio["ratio"], ratio["goal"]) == (20, 10, 2.0, 1.5)
    assert "1.5 met" in results.report([ratio])


@pytest.mark.parametrize("kit, peer, why", [((44,), (6,), "one round only"), ((5, 44), (6, 6), "rounds too far apart")])
def test_a_goal_stays_open_where_the_rounds_cannot_tell(kit, peer, why):
    assert f"1.5 open: {why}" in results.report(results.ratios(measured(kit, peer)))


def test_a_stored_prefix_stands_beside_the_loop_all_layers_and_pytorch():
    rows = [{"round": n, "side": side, "what": "tune", "model": "m", "variant": variant, "seconds": took * n, "images_per_second": 1, "accuracy": 0.9}
            for n in (1, 2) for side, variant, took in (("kit", "stored", 10), ("kit", "loop", 25), ("kit", "all", 28), ("peer", "channels_last", 50))]
    found = results.ratios(rows)
    assert [(r["ratio"], r["goal"]) for r in found] == [(2.5, 2), (2.8, 3), (5.0, 4)]
    printed = results.report(found)
    assert "2 met" in printed and "3 missed" in printed and "4 met" in printed and "PyTorch channels_last" in printed


def measured(kit, peer):
    return ([line("kit", "float32", v, n) for n, v in enumerate(kit, 1)]
            + [line("peer", "plain", v, n) for n, v in enumerate(peer, 1)])


def test_both_sides_get_the_same_settings_of_threads(project):
    kit, peer = Kit(built(project)).environment, Peer("python", project).environment
    assert {k: v for k, v in kit.items() if peer.get(k) != v} == {}


def built(project):
    project.jar.parent.mkdir(parents=True, exist_ok=True)
    project.jar.touch()
    return project


def test_other_features_than_the_peers_are_told():
    same = [line("kit", "float32", 1, mean=0.1786), line("peer", "plain", 1, mean=0.1787), line("kit", "bfloat16", 1, mean=0.185)]
    assert list(results.differing(same)) == []
    assert list(results.differing([line("kit", "float32", 1, mean=0.2), same[1]])) == [("features of m, plain", 0.2, 0.1787)]
    alone = [line("kit", "bfloat16", 1, mean=0.185), same[1]]
    assert list(results.differing(alone)) == [], "bfloat16 on one side is enough"


def test_both_precisions_stand_beside_every_engine_with_the_goals_of_the_traced_one():
    rows = [{**line(side, variant, speed, n), "what": "network"} for n in (1, 2) for side, variant, speed in
            (("kit", "float32", 12), ("kit", "bfloat16", 17), ("peer", "frozen", 10), ("peer", "openvino", 15))]
    found = results.ratios(rows)
    assert [(r["variant"], r["against"], r["ratio"], r["goal"]) for r in found] == [
        ("float32", "PyTorch, frozen", 1.2, 1.1), ("bfloat16", "PyTorch, frozen", 1.7, 1.8),
        ("float32", "OpenVINO", 0.8, None), ("bfloat16", "OpenVINO", 17 / 15, None)]
    printed = results.report(found)
    assert "1.1 met" in printed and "1.8 missed" in printed


@pytest.mark.parametrize("resident, arrays, flat", [
    ([50, 80, 100, 101.9], [9, 9, 10, 10], True),
    ([50, 80, 100, 103], [9, 9, 10, 10], False),
    ([50, 80, 100, 100], [9, 9, 10, 11], False),
])
def test_memory_is_flat_after_the_second_epoch(resident, arrays, flat):
    rows = [{"epoch": n, "resident": r, "arrays": a} for n, (r, a) in enumerate(zip(resident, arrays))]
    assert memory.is_flat(rows) == flat


def test_a_hosted_sessions_memory_is_that_of_the_server_and_all_it_started():
    listing = " 7 1 100\n 8 7 20\n 10 8 3\n 9 1 5000\n 11 9 1\n"
    assert hosted.family(listing, 7) == (123 * 1024, 3)


def bench(project, monkeypatch, *words, precisions=("float32",)):
    """A run on a processor that has these precisions, its peer never asked."""
    monkeypatch.setattr(sys, "argv", ["run.py", *words])
    monkeypatch.setattr(Kit, "precisions", lambda kit: list(precisions))
    monkeypatch.setattr(run.environment, "python", lambda *_: "python")
    return run.Bench(built(project), run.options())


def test_bfloat16_is_left_out_on_both_sides_where_the_processor_lacks_it(project, monkeypatch, capsys):
    lacking = bench(project, monkeypatch)
    assert "bfloat16 is left out on both sides" in capsys.readouterr().err
    assert {word for what in run.VARIANTS for turn in lacking.turns(what) for word in turn[2:] if "bfloat16" in str(word)} == set()
    having = bench(project, monkeypatch, precisions=run.PRECISIONS)
    assert ("network", None, ("--precision", "bfloat16")) in [turn[1:] for turn in having.turns("network")]
    assert len(having.turns("network")) == 2 + len(run.VARIANTS["network"])
    assert len(lacking.turns("epoch")) == len(having.turns("epoch")) == 3


def test_bfloat16_alone_is_refused_where_the_processor_lacks_it(project, monkeypatch):
    with pytest.raises(Trouble, match="has no instructions for bfloat16; leave --precision out"):
        bench(project, monkeypatch, "--precision", "bfloat16")
    assert bench(project, monkeypatch, "--precision", "bfloat16", "--only", "tune").missing == set()
