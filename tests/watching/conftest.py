"""A site of our own on this machine that can misbehave, a clock that never sleeps, and a watch over both."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.store import Store
from foreigndesk.watching import Clock, Fetcher, Watch, WatchState
from foreigndesk.watching.transport import FetchLimits, Transport


class FakeClock(Clock):
    """Waiting moves it on; each wait is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 1_650_000_000.0
        self.waits: list[float] = []
        self.on_wait: Callable[[], None] = lambda: None

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        if seconds > 0 and not self.stopped:
            self.waits.append(seconds)
            self.time += seconds
            self.on_wait()


Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What each path answers, and what was asked."""

    port: int = 0
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "herald.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        """Answer a path with this."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Length": str(len(data))} | named).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)

        self.routes[path] = answer

    def raw(self, path: str, *pieces: bytes, then_stall: bool = False) -> None:
        """Answer a path with these bytes and nothing else, then hang up or say no more."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
            if then_stall:
                self.over.wait(30)

        self.routes[path] = answer

    def endless(self, path: str, head: bytes, piece: bytes) -> None:
        """Answer a path with a piece again and again until the other side has had enough."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(head)
            while not self.over.is_set():
                handler.wfile.write(piece)

        self.routes[path] = answer

    def page(self, path: str, text: str, head: str = "") -> None:
        page = f"<html lang='en'><head><title>Report {path}</title>{head}</head><body><article><p>{text}</p></article>"
        self.put(path, page + "</body></html>", Content_Type="text/html; charset=utf-8")

    def feed(self, path: str, *links: str, updated: str = "2022-05-03T10:00:00Z", **headers: str) -> None:
        entries = "".join(
            f"<entry><title>Report</title><link href='{link}'/><updated>{updated}</updated></entry>" for link in links
        )
        body = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Herald</title>{entries}</feed>"
        self.put(path, body, **({"Content_Type": "application/atom+xml"} | headers))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append((self.headers["Host"], self.path, dict(self.headers)))
        self.close_connection = True
        route = site.routes.get(self.path)
        try:
            if route is None:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                route(self)
        except OSError:
            pass  # the other side has hung up

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    made = Site(port=server.server_address[1])
    server.site = made  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def transport(clock: FakeClock) -> Transport:
    """Every name leads to this machine."""
    limits = FetchLimits(connecting=2, answering=5, size=200_000, redirects=3)
    return Transport(allow_private=True, limits=limits, clock=clock, resolve=lambda host, port: ["127.0.0.1"])


@pytest.fixture
def fetcher(transport: Transport, clock: FakeClock) -> Fetcher:
    return Fetcher(transport, clock, contact="desk@herald.example")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "desk")


@dataclass
class Desks:
    """Makes watches on one store and one memory, as a restart does."""

    folder: Path
    store: Store
    transport: Transport
    clock: FakeClock
    desk: Desk
    lines: list[str] = field(default_factory=list)

    def round(self, *feeds: str, times: int = 1, **changes: Any) -> Store:
        with WatchState(self.folder / "memory" / "watch.sqlite") as state:
            fetcher = Fetcher(self.transport, self.clock, memory=state)
            given: dict[str, Any] = {"code": self.desk.code_articles, "fingerprint": "1", "tell": self.lines.append}
            watch = Watch(self.store, state, fetcher, feeds, clock=self.clock, **(given | changes))
            for _ in range(times):
                watch.round()
        return self.store

    def texts(self) -> list[str]:
        return [text for (text,) in self.store.query("SELECT text FROM articles ORDER BY text").fetchall()]

    def asides(self) -> dict[str, str]:
        return dict(self.store.query("SELECT place, reason FROM set_aside").fetchall())

    def later(self, hours: float) -> None:
        self.clock.time += hours * 3600


@pytest.fixture
def watched(tmp_path: Path, store: Store, transport: Transport, clock: FakeClock, frames_desk: Desk) -> Desks:
    return Desks(tmp_path, store, transport, clock, frames_desk)


@pytest.fixture(autouse=True)
def no_real_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(seconds: float) -> None:
        raise AssertionError(f"slept {seconds} s")

    monkeypatch.setattr(time, "sleep", refused)
