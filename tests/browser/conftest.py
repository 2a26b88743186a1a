"""What the tests of pages share: drawn pictures, students of them, Chromium."""
import os
import random
import subprocess

import pytest
from onpage import COLOURS, course

import drawn
from test_browser import CHROMIUM, playwright


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """50 pictures of three colours, in a folder each."""
    folder, chance = tmp_path_factory.mktemp("page") / "pictures", random.Random(1)
    for i in range(50):
        name = list(COLOURS)[i % 3]
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / f"{name}-{i}.png").write_bytes(drawn.png(COLOURS[name], chance))
    return folder


def trained(pictures, name, *words):
    folder = pictures.parent / name
    argv, how = course("train", "--data", pictures, "--method", "softmax", "--out", folder, *words)
    subprocess.run(argv, check=True, **how)
    return folder


@pytest.fixture(scope="session")
def student(pictures):
    return trained(pictures, "student")


@pytest.fixture(scope="session")
def careful(pictures):
    """One that refuses, half of its right answers too."""
    return trained(pictures, "careful", "--refuse", "mahalanobis", "--keep", "0.5")


@pytest.fixture(scope="module")
def browser():
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*(["--no-sandbox"] if root else []),
                                         "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"])
        yield browser
        browser.close()
