"""The lessons run; filled when there are lessons."""


def test_startup_script_is_there():
    from launcher.paths import Project
    assert Project().startup.is_file()
