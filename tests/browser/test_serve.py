"""The page of `./course serve` as a person uses it, in Chromium: drop, choose, paste, look, stop, go on, save."""
import re
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from onpage import DROP, LONGEST, MARKUP, PASTE, course, encoded, look, predicted, saved, told
from test_browser import MISSING, playwright

pytestmark = pytest.mark.skipif(MISSING != "", reason=MISSING)


@contextmanager
def served(student, *words, **environment):
    """The address that a server prints; it ends with the block."""
    argv, how = course("serve", student, "--port", "0", *words)
    how["env"].update(environment)
    child = subprocess.Popen(argv, **how)
    try:
        yield re.search(r"http://\S+(?=;)", child.stdout.readline()).group()
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(60)


@pytest.fixture(scope="module")
def address(student):
    with served(student) as printed:
        yield printed


@pytest.fixture
def page(browser, address):
    """The page, opened afresh; what its console said is an error of the test."""
    page, said = browser.new_page(viewport={"width": 1200, "height": 900}), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    playwright.expect(page.locator("#student")).to_contain_text("3 classes")
    yield page
    look(page, "last")
    page.close()
    assert [line for line in said if not re.search("status of 4(22|29)", line)] == []


def test_fifty_dropped_pictures_get_the_answers_of_predict(page, pictures, student):
    files = sorted(pictures.glob("*/*.png"))
    heic, text = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"Dear all,\nthe report is late.\n"
    page.evaluate(DROP, encoded([*((file.name, file.read_bytes()) for file in files), ("IMG_1.HEIC", heic), ("report.txt", text)]))
    told(page, "50 of 52 answered, 2 not read")
    rows = {row["picture"]: row for row in saved(page)}
    for answer in predicted(student, files):
        row = rows[Path(answer["picture"]).name]
        assert row["class"] == answer["class"] and abs(float(row["probability"]) - answer["probability"]) < 1e-5
    assert "HEIC" in rows["IMG_1.HEIC"]["error"] and "no picture" in rows["report.txt"]["error"]
    playwright.expect(page.locator(".card.bad .state").last).to_contain_text("report.txt cannot be read: it is no picture")
    look(page, "many")


def test_where_the_network_looked_is_shown_on_demand(page, pictures):
    page.locator("#files").set_input_files(next(iter(pictures.glob("*/*.png"))))
    told(page, "1 of 1 answered")
    overlay, button = page.locator(".card .overlay"), page.get_by_role("button", name="Where it looked")
    assert page.locator(".card .seen").evaluate("e => e.decode().then(() => e.naturalWidth)") > 100
    playwright.expect(overlay).to_be_hidden()
    button.click()
    playwright.expect(button).to_have_attribute("aria-pressed", "true", timeout=LONGEST)
    playwright.expect(overlay).to_have_attribute("alt", re.compile("places that spoke for"))
    assert overlay.evaluate("e => e.decode().then(() => e.naturalWidth)") > 100
    look(page, "overlay")
    button.press("Enter")
    playwright.expect(overlay).to_be_hidden()


def test_it_stops_and_goes_on(page, pictures):
    held = []
    page.route("**/predict?*", lambda route: held.append(route))
    page.locator("#files").set_input_files(sorted(pictures.glob("*/*.png"))[:20])
    told(page, "0 of 20 answered")
    page.get_by_role("button", name="Stop").click()
    for route in held:
        route.continue_()
    told(page, f"{len(held)} of 20 answered, stopped")
    page.unroute("**/predict?*")
    page.get_by_role("button", name="Go on").click()
    told(page, "20 of 20 answered")
    page.get_by_role("button", name="Clear").click()
    playwright.expect(page.locator(".card")).to_have_count(0)


def test_a_full_queue_is_asked_again(page, pictures):
    refused = []

    def refuse(route):
        refused.append(route)
        route.fulfill(status=429, json={"error": "full"}) if len(refused) < 3 else route.continue_()
    page.route("**/predict?*", refuse)
    page.locator("#files").set_input_files(next(iter(pictures.glob("*/*.png"))))
    told(page, "1 of 1 answered")
    assert len(refused) == 3


def test_names_with_markup_are_text(page, pictures):
    content = next(iter(pictures.glob("*/*.png"))).read_bytes()
    page.evaluate(PASTE, encoded([(MARKUP, content), ("<script>document.title='run'</script>.txt", b"text")]))
    told(page, "1 of 2 answered, 1 not read")
    assert page.locator(".card .name").all_inner_texts()[0] == MARKUP and page.locator("img[onerror]").count() == 0
    assert page.title() == "What is in the picture?"
    assert saved(page)[0]["picture"] == "'" + MARKUP  # no formula


def test_a_photograph_is_taken_by_keyboard(page):
    page.get_by_role("button", name="Take a photograph").press("Enter")
    shoot = page.get_by_role("button", name="Take it")
    playwright.expect(shoot).to_be_enabled()
    shoot.press("Enter")
    told(page, "1 of 1 answered")
    assert page.locator(".card .name").inner_text() == "photograph 1.jpg"
    page.get_by_role("button", name="Take a photograph").press("Enter")
    page.keyboard.press("Escape")
    playwright.expect(page.locator("#camera")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_all_without_scrolling_sideways(browser, address, pictures, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.locator("#files").set_input_files(sorted(pictures.glob("*/*.png"))[:3])
    told(page, "3 of 3 answered")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    look(page, f"phone-{scheme}")
    context.close()


def test_who_does_not_know_the_token_is_asked_for_it(browser, student, pictures):
    picture = next(iter(pictures.glob("*/*.png")))
    with served(student, "--host", "0.0.0.0", TSUGIKI_TOKEN="open-sesame-of-1001-nights") as printed:
        bare, _, token = printed.partition("#token=")
        page = browser.new_page()
        page.goto(bare)
        form, field = page.locator("#locked"), page.get_by_label("This server answers only with its token")
        playwright.expect(form).to_be_visible()
        field.fill("guessed")
        field.press("Enter")
        playwright.expect(page.locator("#student")).to_contain_text("token")
        playwright.expect(form).to_be_visible()
        look(page, "locked")
        field.fill(" open-sesame-of-1001-nights ")
        page.get_by_role("button", name="Use it").click()
        playwright.expect(page.locator("#student")).to_contain_text("3 classes")
        playwright.expect(form).to_be_hidden()
        page.locator("#files").set_input_files(picture)
        told(page, "1 of 1 answered")
        page.reload()
        playwright.expect(page.locator("#student")).to_contain_text("3 classes")  # known until the tab is closed
        assert "sesame" not in page.content()
        page.close()
        other = browser.new_page()
        other.goto(printed)
        playwright.expect(other.locator("#student")).to_contain_text("3 classes")
        assert token and other.url == bare
        other.close()
