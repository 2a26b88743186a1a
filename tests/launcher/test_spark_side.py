"""Spark only where it is asked for: by `setup --spark` once, and by `--engine` in the words."""
import pytest

from launcher import java_side, spark_side
from launcher.paths import write
from launcher.ui import Trouble


@pytest.mark.parametrize("words, engine", [
    (["features", "D", "--engine", "spark"], True),
    (["predict", "student", "--engine=spark", "list.csv"], True),
    (["features", "D", "--out", "f.safetensors"], False),
    (["features", "D", "--", "--engine"], False),
    (["serve", "student", "--engine", "spark"], False),
])
def test_an_engine_is_asked_for_by_its_option(words, engine):
    assert spark_side.wanted(words) is engine


def test_without_setup_spark_a_sentence_says_what_to_run(project):
    with pytest.raises(Trouble, match=r"run \./course setup --spark once"):
        spark_side.start(project, ["features", "D", "--engine", "spark"])


@pytest.fixture
def lessons(project):
    """One that any machine runs, and one on Spark."""
    sources = [project.sources / "04-a.md", project.sources / "12-b.md"]
    write(sources[0], "net.close();\n")
    write(sources[1], 'Launcher.call("features", list, "--engine", "spark")\n')
    return sources


def test_a_lesson_on_spark_is_left_out_where_spark_is_not_set_up(project, lessons, capsys):
    assert spark_side.able(project, lessons, []) == lessons[:1]
    assert "12-b needs Apache Spark and is left out; ./course setup --spark" in capsys.readouterr().err


def test_a_lesson_on_spark_that_is_asked_for_is_refused_where_spark_is_not_set_up(project, lessons):
    with pytest.raises(Trouble, match=r"run \./course setup --spark once"):
        spark_side.able(project, lessons, ["12"])


def test_where_spark_is_set_up_all_lessons_run(project, lessons):
    project.choose(spark=True)
    assert spark_side.able(project, lessons, []) == lessons


def test_of_two_bindings_of_the_log_sparks_own_stays(project):
    project.lib.mkdir(parents=True)
    for name in ("api-1.jar", "slf4j-api-2.jar", "slf4j-simple-2.jar"):
        (project.lib / name).touch()
    assert [file.name for file in spark_side.kit_libraries(project)] == ["api-1.jar", "slf4j-api-2.jar"]


def test_nothing_of_spark_is_on_the_kits_class_path(project):
    assert not [place for place in java_side.class_path(project) if place.startswith(str(project.root / "spark"))]
