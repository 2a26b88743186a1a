"""The pip part of environment.yml, and the lock that is made from it."""
import re
import sys
from pathlib import Path

import pytest

from launcher import lock, locked
from launcher.paths import Project
from launcher.python_side import pins
from launcher.ui import Trouble

YAML = """
name: x
dependencies:
  - python=3.11   # not pip's
  - pip
  - pip:
      # a remark
      - one==1.0
      - "two-parts==2.0a8"   # why
  - maven
"""


def test_only_the_pip_part_in_order():
    assert pins(YAML) == ["one==1.0", "two-parts==2.0a8"]


def test_a_package_without_a_pin_is_named_with_its_line():
    with pytest.raises(Trouble, match="line 8: 'one>=1.0'"):
        pins(YAML.replace("one==1.0", "one>=1.0"))


def test_no_pip_part():
    with pytest.raises(Trouble, match="no pip part"):
        pins("dependencies:\n  - python=3.11\n")


@pytest.mark.parametrize("name, source, wanted", [(n, s, p) for n, s, p, _ in lock.files(Project())])
def test_a_lock_is_of_these_pins_and_every_entry_has_sums(name, source, wanted):
    entries = locked.requirements(locked.text(name))
    assert set(wanted) <= {pin for pin, _ in entries}, f"{source} changed: call ./course lock"
    for pin, entry in entries:
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.]+", pin)
        assert re.search(r"\\\n    --hash=sha256:[0-9a-f]{64}", entry), pin
    assert "//" not in locked.text(name)  # no address of a registry


@pytest.mark.skipif(Path(sys.prefix) != Project().venv, reason="an environment of the user's own holds more")
def test_the_environment_is_what_the_lock_says():
    from importlib.metadata import distributions

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name
    named = [Requirement(re.sub(r"\s*\\\n.*", "", entry, flags=re.DOTALL)) for name in ("lessons", "pip", "browser")
             for _, entry in locked.requirements(locked.text(name))]
    known = {canonicalize_name(r.name): r for r in named if r.marker is None or r.marker.evaluate()}
    found = {canonicalize_name(d.metadata["Name"]): d.version for d in distributions()}
    assert {name: version for name, version in found.items()
            if name != "setuptools" and (name not in known or version not in known[name].specifier)} == {}


def test_a_part_of_a_lock(project, monkeypatch):
    monkeypatch.setattr(locked, "text", lambda _: "# A\none==1 \\\n    --hash=sha256:aa\none-two==2 ; x \\\n    --hash=sha256:bb\n")
    assert locked.part(project, "lessons", "one").read_text() == "one==1 \\\n    --hash=sha256:aa\n"
