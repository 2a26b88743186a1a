"""The pip part of environment.yml."""
import pytest

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
