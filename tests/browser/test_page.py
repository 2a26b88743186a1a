"""The page of `./course export --to page`, in Chromium, given by a plain static server below an address of its own."""
import base64
import http.server
import shutil
import struct
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from onpage import DROP, course, encoded, look, predicted, saved, told
from test_browser import MISSING, playwright

pytestmark = pytest.mark.skipif(bool(MISSING) or not shutil.which("npm"), reason=MISSING or "no npm, which brings onnxruntime-web: install Node.js")

WHERE = "/somebody/flowers/"
JPEG = """([width, height]) => { const canvas = Object.assign(document.createElement('canvas'), {width, height});
    const pen = canvas.getContext('2d'), fade = pen.createLinearGradient(0, 0, width, height);
    fade.addColorStop(0, '#3c783c'); fade.addColorStop(1, '#aa4632'); pen.fillStyle = fade; pen.fillRect(0, 0, width, height);
    pen.fillStyle = '#5a6478'; pen.fillRect(width / 8, height / 8, width / 2, height / 5);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]; }"""


def turned(jpeg, orientation):
    """The same pixels with an EXIF segment that says how the camera was held."""
    exif = b"Exif\0\0II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


class Below(http.server.SimpleHTTPRequestHandler):
    """As GitHub Pages: a folder below the host's address, no headers of one's own."""

    def translate_path(self, path):
        return super().translate_path(path[len(WHERE) - 1:] if path.startswith(WHERE) else "/none")

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def folder(careful):
    folder = careful.parent / "alone"
    argv, how = course("export", careful, "--to", "page", "--out", folder)
    subprocess.run(argv, check=True, **how)
    return folder


@contextmanager
def below(folder):
    """The address below which a plain server gives a folder."""
    def handler(*given):
        return Below(*given, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{WHERE}"
        server.shutdown()


@pytest.fixture(scope="module")
def address(folder):
    with below(folder) as printed:
        yield printed


@pytest.fixture
def page(browser, address):
    """The page, opened afresh; it asks nobody but its own folder, and its console stays empty."""
    page, said, asked = browser.new_page(viewport={"width": 1200, "height": 900}), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    playwright.expect(page.locator("#student")).to_contain_text("3 classes", timeout=60_000)
    yield page
    look(page, "alone")
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []


def compared(page, careful, files):
    """The page's rows beside what `predict` says: class, probability, whether it knows."""
    rows = {row["picture"]: row for row in saved(page)}
    answers = predicted(careful, files)
    assert len(answers) == len(files)
    for answer in answers:
        row = rows[Path(answer["picture"]).name]
        assert row["class"] == answer["class"] and abs(float(row["probability"]) - answer["probability"]) < 1e-4, (row, answer)
        assert row["known"] == str(answer["known"]).lower()
    return rows, answers


def test_fifty_dropped_pictures_get_the_answers_of_predict(page, pictures, careful):
    files = sorted(pictures.glob("*/*.png"))
    heic, text = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"Dear all,\nthe report is late.\n"
    page.evaluate(DROP, encoded([*((file.name, file.read_bytes()) for file in files), ("IMG_1.HEIC", heic), ("report.txt", text)]))
    told(page, "50 of 52 answered")
    told(page, "2 not read")
    rows, answers = compared(page, careful, files)
    unknown = [answer for answer in answers if not answer["known"]]
    assert 0 < len(unknown) < 50
    told(page, f"{len(unknown)} of them not known")
    refused = page.locator(".card").filter(has_text="I do not know").first
    name = refused.locator(".name").inner_text()
    assert refused.locator(".state").inner_text() == f"Because {next(a['why'] for a in unknown if Path(a['picture']).name == name)}. Its guesses:"
    assert page.locator(".card .seen").first.evaluate("e => e.decode().then(() => e.naturalWidth)") > 100
    playwright.expect(page.get_by_role("button", name="Where it looked").first).to_be_hidden()
    assert "HEIC" in rows["IMG_1.HEIC"]["error"] and "no picture" in rows["report.txt"]["error"]


def test_jpegs_are_turned_upright_and_cut_ones_are_told(page, pictures, careful):
    plain = base64.b64decode(page.evaluate(JPEG, [640, 400]))
    files = []
    for orientation in range(1, 9):
        files.append(pictures.parent / f"turned-{orientation}.jpg")
        files[-1].write_bytes(turned(plain, orientation))
    large = pictures.parent / "large.jpg"
    large.write_bytes(base64.b64decode(page.evaluate(JPEG, [8000, 6000])))
    cut = pictures.parent / "cut.jpg"
    cut.write_bytes(plain[:len(plain) // 2])
    page.locator("#files").set_input_files([*files, large, cut])
    told(page, "9 of 10 answered")
    rows, answers = compared(page, careful, [*files, large])
    doubts = dict(page.evaluate("rows.map(row => [row.name, row.answer?.doubt])"))
    assert all(abs(doubts[Path(answer["picture"]).name] / answer["doubt"] - 1) < 1e-4 for answer in answers)
    assert max(answer["doubt"] for answer in answers[:8]) > 1.01 * min(answer["doubt"] for answer in answers[:8])  # it matters how they are turned
    assert rows["cut.jpg"]["error"] == "cut.jpg cannot be read: it is cut off, its end is missing; copy or download it again."


def test_it_stops_and_goes_on(page, pictures):
    page.locator("#files").set_input_files(sorted(pictures.glob("*/*.png"))[:20])
    page.get_by_role("button", name="Stop").click()
    told(page, ", stopped")
    page.get_by_role("button", name="Go on").click()
    told(page, "20 of 20 answered")


def test_from_a_folder_without_a_server_it_says_what_to_do(browser, folder):
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    playwright.expect(page.locator("#student")).to_contain_text("in its folder call 'python3 -m http.server'")
    page.close()


def test_what_is_missing_is_told(browser, address):
    page = browser.new_page()
    page.route("**/student.onnx", lambda route: route.fulfill(status=404))
    page.goto(address)
    playwright.expect(page.locator("#student")).to_contain_text("The student could not be loaded (", timeout=60_000)
    page.close()
