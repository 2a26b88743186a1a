"""The environment's proxy in Maven's words."""
import os
import stat

import pytest

from launcher import maven_proxy
from launcher.paths import write
from launcher.ui import Trouble

PLAIN = {"id": "environment-https", "active": "true", "protocol": "https", "host": "p", "port": "1"}


@pytest.mark.parametrize("environ, told", [
    ({}, []),
    ({"no_proxy": "a"}, []),
    ({"https_proxy": "http://p:1"}, [PLAIN]),
    ({"HTTPS_PROXY": "p:1/"}, [PLAIN]),
    ({"http_proxy": "https://p"}, [{**PLAIN, "id": "environment-http", "protocol": "http", "port": "443"}]),
    ({"https_proxy": "http://me:a%40%3Cb@p:1"}, [{**PLAIN, "username": "me", "password": "a@<b"}]),
    ({"https_proxy": "http://p:1", "NO_PROXY": "localhost, .lan,"}, [{**PLAIN, "nonProxyHosts": "localhost|*.lan"}]),
])
def test_a_proxy_as_maven_is_told(environ, told):
    assert maven_proxy.proxies(environ) == told


@pytest.mark.parametrize("address", ["socks5://p:1", "http://p:port", "http://:1"])
def test_an_address_that_is_none(address):
    with pytest.raises(Trouble, match="^https_proxy is no address of a proxy that Maven can use; write http://HOST:PORT"):
        maven_proxy.proxies({"https_proxy": address})


def test_the_password_stands_in_a_file_for_the_user_only(project):
    project.environ["https_proxy"] = "http://me:%3Csecret@p:1"
    file = project.setup / "maven-settings.xml"
    assert maven_proxy.words(project) == maven_proxy.words(project) == ["-s", str(file)]
    assert "<password>&lt;secret</password>" in file.read_text() and (os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600)


SPACE = '<settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">'


@pytest.mark.parametrize("settings, opts, told", [
    ("<settings><proxies><proxy/></proxies></settings>", "", None),
    (f"{SPACE}<proxies><proxy/></proxies></settings>", "", None),
    ("not XML", "", None),
    ("<settings/>", "-Dhttps.proxyHost=q", None),
    ("<settings><offline>true</offline><proxies><!-- <proxy> --></proxies></settings>", "",
     "<settings><offline>true</offline><proxies><proxy><id>"),
    (f"{SPACE}<offline>true</offline></settings>", "", f"{SPACE}<offline>true</offline><proxies><proxy><id>"),
])
def test_what_the_user_has_told_maven_stays(project, tmp_path, settings, opts, told):
    write(tmp_path / ".m2/settings.xml", settings)
    project.environ |= {"https_proxy": "http://p:1", "MAVEN_OPTS": opts}
    words = maven_proxy.words(project)
    assert bool(words) == bool(told)
    assert not told or told in (project.setup / "maven-settings.xml").read_text()
