"""The proxy that the environment names, told to Maven, which does not look there (pip and the course's Java do).

In a settings file: Java's own options know no password in Maven, and a command line would show it to everyone.
"""
import os
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import unquote, urlsplit

from launcher.paths import home
from launcher.ui import Trouble

PORTS = {"http": 80, "https": 443}


def words(project):
    """Maven's words for the user's own settings with the environment's proxy in them; none where nothing is to be told."""
    file = project.setup / "maven-settings.xml"
    file.unlink(missing_ok=True)
    found = proxies(project.environ)
    if not found or "proxyHost" in project.environ.get("MAVEN_OPTS", ""):
        return []
    tree = _settings(project.environ)
    if tree is None:
        return []
    space = tree.tag[:-len("settings")]
    place = tree.find(f"{space}proxies")
    place = xml.SubElement(tree, f"{space}proxies") if place is None else place
    for proxy in found:
        element = xml.SubElement(place, f"{space}proxy")
        for name, value in proxy.items():
            xml.SubElement(element, f"{space}{name}").text = value
    xml.register_namespace("", space.strip("{}"))
    project.setup.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        xml.ElementTree(tree).write(out, encoding="utf-8", xml_declaration=True)
    return ["-s", str(file)]


def proxies(environ):
    """The fields of Maven's <proxy> for http and https, as far as the environment names them."""
    without = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    named = {scheme: environ.get(f"{scheme}_proxy") or environ.get(f"{scheme.upper()}_PROXY") for scheme in PORTS}
    return [_proxy(scheme, address, without) for scheme, address in named.items() if address]


def _proxy(scheme, address, without):
    try:
        url = urlsplit(address if "://" in address else f"http://{address}")
        port = url.scheme in PORTS and (url.port or PORTS[url.scheme])
    except ValueError:
        url, port = None, None
    if not port or not url.hostname:
        raise Trouble(f"{scheme}_proxy is no address of a proxy that Maven can use; write http://HOST:PORT.")
    fields = {"id": f"environment-{scheme}", "active": "true", "protocol": scheme, "host": url.hostname, "port": str(port),
              "username": unquote(url.username or ""), "password": unquote(url.password or ""),
              "nonProxyHosts": _hosts(without)}
    return {name: value for name, value in fields.items() if value}


def _hosts(without):
    """`a.b, .c` as Java writes it: `a.b|*.c`."""
    names = [name.strip() for name in without.split(",") if name.strip()]
    return "|".join(dict.fromkeys(f"*{name}" if name.startswith(".") else name for name in names))


def _settings(environ):
    """The user's settings, or empty ones; None where they tell of a proxy, or cannot be read: Maven then says why."""
    try:
        tree = xml.fromstring((Path(home(environ)) / ".m2" / "settings.xml").read_bytes())
    except (FileNotFoundError, NotADirectoryError, Trouble):
        return xml.Element("settings")
    except (OSError, xml.ParseError):
        return None
    known = tree.tag == "settings" or tree.tag.endswith("}settings")
    return tree if known and next(tree.iter(f"{tree.tag[:-len('settings')]}proxy"), None) is None else None
