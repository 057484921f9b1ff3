"""Take the README's pictures of the browser: ``python docs/screens.py`` (``make docs``).

Reads the example pages into a record that is thrown away, serves it, and has Chromium look at two pages of the site.
The pictures are therefore what a reader sees, and never better than it.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, ViewportSize, sync_playwright

DOCS = Path(__file__).resolve().parent
EXAMPLES = "examples/pages"
SIZE = ViewportSize(width=1200, height=1000)
_PATIENCE = 60  # seconds until the server has to answer


@contextmanager
def serving(record: str) -> Iterator[str]:
    """Serve a record on a free port; gives the address.

    Raises:
        RuntimeError: The server does not answer.
    """
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--record", record, "--port", str(port)]
    server = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")


def take(page: Page, address: str) -> Iterator[Path]:
    """Take the pictures; gives their paths."""
    told = page.request.get(f"{address}/timeline.json?between=Morocco&between=NATO").json()["entries"]
    page.goto(address + max(told, key=lambda entry: int(entry["pages"]))["href"])
    yield _save(page, "browser-engagement.png")
    page.goto(f"{address}/pages/02-maroc-otan-rabat.html")
    page.locator("#fact-1 .note").click()
    page.evaluate("scrollTo(0, 0)")
    yield _save(page, "browser-page.png")


def _save(page: Page, name: str) -> Path:
    path = DOCS / "img" / name
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    return path


def main() -> int:
    """Take the pictures; gives the exit status."""
    chromium = which("chromium")
    if chromium is None:
        print("The pictures of the browser need Debian's chromium.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "record.db")
        read = [sys.executable, "-m", "dragoman", "read", EXAMPLES, "--record", record]
        subprocess.run(read, check=True, cwd=DOCS.parent)
        with serving(record) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for path in take(browser.new_page(viewport=SIZE, locale="en-GB"), address):
                print(path)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
