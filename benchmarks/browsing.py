"""How quickly do pages come when twenty people click at once? ``python -m benchmarks.browsing [--pages N]``.

A record of made-up pages (:mod:`benchmarks.world`) is filled, or one that is there is taken; ``dragoman serve`` is
started on it; and clients, each in a connection of its own, click through all views, choosing at random among the pages
that lists of the site lead to. What is timed is the first byte of each answer, as the client sees it. After each page a
client reads for as long as ``--pause`` says; with 0 it clicks without cease, which no person does.
"""

import argparse
import http.client
import json
import os
import platform
import random
import resource
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from benchmarks.filling import fill
from dragoman.store import open_store

_HOST = "127.0.0.1"
_STARTING = 60  # seconds that the server may take to start
_TIMEOUT = 120
_OK = 200
_WORDS = ("somebody", "page 77", "said so", "met")
_THEMES = ("defence", "cyber", "migration")
_SORTS = ("conflicts", "merges", "doubtful")


@dataclass(frozen=True, slots=True)
class Site:
    """What clients choose among: addresses by view, of which each click takes one.

    Attributes:
        views: Each with its addresses.
    """

    views: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Click:
    """One page that was asked for.

    Attributes:
        view: Of what sort.
        first_byte: Seconds until it began to come.
        status: HTTP status.
    """

    view: str
    first_byte: float
    status: int


class Client:
    """Somebody at a browser.

    Args:
        port: Of the server.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection(_HOST, port, timeout=_TIMEOUT)

    def ask(self, address: str, accept: str = "text/html") -> tuple[float, int, bytes]:
        """Ask for an address; gives the seconds to the first byte, the status and the body."""
        start = time.perf_counter()
        self._connection.request("GET", address, headers={"Accept": accept, "Accept-Language": "en"})
        answer = self._connection.getresponse()
        first_byte = time.perf_counter() - start
        return first_byte, answer.status, answer.read()

    def json(self, address: str) -> dict[str, object]:
        """Give a page as JSON."""
        found: dict[str, object] = json.loads(self.ask(address, "application/json")[2])
        return found


def find_site(client: Client) -> Site:
    """Give what can be clicked, as lists of the site give it."""
    parties = _hrefs(client.json("/parties"), "items")
    people = [href for page in (1, 2, 5) for href in _hrefs(client.json(f"/people?page={page}"), "items")]
    pages = [href for page in (1, 40, 400) for href in _hrefs(client.json(f"/pages?page={page}"), "pages")]
    events = [href for page in (1, 10, 100) for href in _hrefs(client.json(f"/timeline?page={page}"), "entries")]
    months = [f"{year}-{month:02}" for year in range(2006, 2024) for month in (2, 5, 11)]
    codes = [href.rpartition("/")[2] for href in parties[:60]]
    pairs = [(("between", one), ("between", other)) for one in codes[:20] for other in codes if one < other]
    timelines: list[Sequence[tuple[str, str]]] = [(), (("status", "planned"),), *pairs[:40]]
    timelines += [(("between", code), ("theme", theme)) for code in codes[:20] for theme in _THEMES]
    timelines += [(("since", month), ("until", month)) for month in months]
    return Site({
        "home": ("/",),
        "timeline": tuple(_with("/timeline", query) for query in timelines),
        "party": tuple(parties[:100]),
        "pair": tuple(_with("/pair", query) for query in pairs),
        "person": tuple(people),
        "people, by name": tuple(_with("/people", (("name", name),)) for name in ("bari", "tone", "mo", "vifu")),
        "framework": tuple(_hrefs(client.json("/frameworks"), "frameworks")),
        "programme": ("/frameworks",),
        "network": ("/network", "/network?of=people", *(f"/network?since={y}&until={y}" for y in range(2008, 2020))),
        "calendar": tuple(f"/calendar?month={month}" for month in months),
        "review": tuple(f"/review?sort={sort}&at={at}" for sort in _SORTS for at in (0, 9)),
        "search": tuple(_with("/search", (("q", words),)) for words in _WORDS),
        "statements": ("/statements", *(_with("/statements", (("party", code),)) for code in codes[:30])),
        "pages": ("/pages", "/pages?page=3", "/pages?page=300"),
        "page": tuple(pages),
        "engagement": tuple(events),
    })  # fmt: skip


def _with(path: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query, quote_via=quote)}" if query else path


def _hrefs(page: Mapping[str, object], name: str) -> list[str]:
    found = page[name]
    return [item["href"] for item in found] if isinstance(found, list) else []


def click(port: int, site: Site, seed: int, until: float, pause: float) -> Iterator[Click]:
    """Click through the views in turn, each client in an order of its own, until a moment."""
    chance, client = random.Random(seed), Client(port)
    time.sleep(chance.random() * pause)
    while True:
        for view in chance.sample(sorted(site.views), len(site.views)):
            if time.perf_counter() > until:
                return
            first_byte, status, _ = client.ask(chance.choice(site.views[view]))
            yield Click(view, first_byte, status)
            time.sleep(pause * (0.5 + chance.random()))


def browse(port: int, *, people: int, seconds: float, pause: float) -> list[Click]:
    """Let people click at once; gives their clicks."""
    site = find_site(Client(port))
    clicks: list[list[Click]] = [[] for _ in range(people)]
    until = time.perf_counter() + seconds

    def sit(number: int) -> None:
        clicks[number].extend(click(port, site, number, until, pause))

    threads = [threading.Thread(target=sit, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [each for mine in clicks for each in mine]


@contextmanager
def serving(record: Path) -> Iterator[int]:
    """Serve a record with ``dragoman serve``; gives the port."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    until = time.perf_counter() + _STARTING
    while time.perf_counter() < until:
        try:
            Client(port).ask("/add")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server does not start.")


def table(clicks: Sequence[Click]) -> Iterator[str]:
    """Give lines of a table in Markdown: a view each, and all."""
    by_view: dict[str, list[float]] = defaultdict(list)
    for each in clicks:
        by_view[each.view].append(each.first_byte)
    yield "| view | clicks | median | 95th percentile | slowest |"
    yield "| --- | --- | --- | --- | --- |"
    for view in (*sorted(by_view), "all"):
        times = sorted(by_view.get(view) or (each.first_byte for each in clicks))
        most = times[min(len(times) - 1, int(0.95 * len(times)))]
        yield f"| {view} | {len(times)} | {_ms(median(times))} | {_ms(most)} | {_ms(times[-1])} |"
    failed = [each for each in clicks if each.status != _OK]
    yield ""
    yield f"{len(failed)} answers were not {_OK}."


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def machine() -> str:
    """Say what it was measured on."""
    name = next((line.partition(":")[2].strip() for line in _processor() if line.startswith("model name")), "")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    cores = f"{os.cpu_count()} cores ({name or platform.processor()})"
    return f"{cores}, load before {load:.1f}, Python {platform.python_version()}"


def _processor() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives its exit status."""
    parser = argparse.ArgumentParser(prog="browsing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=100_000, help="of the record that is made; ten facts each")
    parser.add_argument("--record", type=Path, help="a record of made-up pages that is there; made where it is not")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1, help="seconds that a person reads a page, on average")
    asked = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        record = asked.record or Path(folder) / "browsing.db"
        if not record.exists():
            with open_store(str(record)) as store:
                fill(store, asked.pages, lambda done: print(f"{done:,} pages", file=sys.stderr, flush=True))
        print(machine(), flush=True)
        with serving(record) as port:
            clicks = browse(port, people=asked.people, seconds=asked.seconds, pause=asked.pause)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    for line in table(clicks):
        print(line, flush=True)
    each = 1000 * (used.ru_utime + used.ru_stime) / max(len(clicks), 1)
    print(f"The server took {each:.0f} ms of processor a click, and {used.ru_maxrss / 1024:.0f} MiB of memory.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
