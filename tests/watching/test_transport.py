"""The connection: whom it goes to, how long it lasts, how much it takes, and what broken servers make of it."""

from __future__ import annotations

import gzip
import socket
import zlib

import pytest

from foreigndesk.errors import FetchError
from foreigndesk.watching.address import parse_address
from foreigndesk.watching.clock import Clock
from foreigndesk.watching.transport import FetchLimits, Reply, Transport

OK = b"HTTP/1.1 200 OK\r\n"


def get(transport: Transport, url: str) -> Reply:
    return transport.get(parse_address(url), {})


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"words")),
        ("x-gzip", gzip.compress(b"words")),
        ("deflate", zlib.compress(b"words")),
        ("deflate", zlib.compress(b"words")[2:-4]),
        ("identity", b"words"),
    ],
)
def test_content_codings(site, transport, coding, packed):
    site.put("/a", packed, Content_Encoding=coding)
    assert get(transport, site.url("/a")).body == b"words"


def test_chunks(site, transport):
    site.raw("/a", OK, b"Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n")
    assert get(transport, site.url("/a")).body == b"words"


def test_the_body_of_an_error_is_not_read(site, transport):
    site.put("/a", "gone", status=410)
    assert get(transport, site.url("/a")) == Reply(410, {**get(transport, site.url("/a")).headers}, b"")


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        ((b"",), "no answer"),
        ((b"rubbish\r\n\r\n",), "no answer"),
        ((b"\0" * 100_000,), "no answer"),
        ((OK, b"Content-Length: 100\r\n\r\nshort"), "ends too early"),
        ((OK, b"Transfer-Encoding: chunked\r\n\r\nzz\r\nwords"), "no answer"),
        ((OK, b"Transfer-Encoding: chunked\r\n\r\n50\r\nwords"), "no answer"),
        ((OK, b"Content-Length: -5\r\nContent-Encoding: zstd\r\n\r\nwords"), "content coding"),
        ((OK, b"Content-Encoding: gzip\r\n\r\nwords"), "no answer"),
        ((OK, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"words" * 999)[:20]), "ends too early"),
        ((OK, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(bytes(50_000_000))), "too long"),
        ((OK, b"a: b\r\n" * 500, b"\r\n"), "no answer"),
        ((OK, b"a: " + b"b" * 100_000), "no answer"),
    ],
)
def test_broken_answers(site, transport, pieces, reason):
    site.raw("/a", *pieces)
    with pytest.raises(FetchError, match=reason) as caught:
        get(transport, site.url("/a"))
    assert caught.value.permanent is (reason == "too long")


@pytest.mark.parametrize("head", [OK + b"\r\n", OK + b"Transfer-Encoding: chunked\r\n\r\n"])
def test_an_endless_body_ends(site, transport, head):
    site.endless("/a", head, b"4\r\nword\r\n")
    with pytest.raises(FetchError, match="too long"):
        get(transport, site.url("/a"))


@pytest.mark.parametrize("pieces", [(), (OK,), (OK + b"Content-Length: 9\r\n\r\nw",)])
def test_a_server_that_says_no_more_is_left(site, pieces):
    site.raw("/a", *pieces, then_stall=True)
    limits = FetchLimits(connecting=1, answering=0.2)
    with pytest.raises(FetchError, match="in time"):
        get(Transport(allow_private=True, limits=limits), site.url("/a", "127.0.0.1"))


@pytest.mark.parametrize("head", [b"", OK, OK + b"\r\n"])
def test_a_server_that_drips_is_left(site, head):
    """However often a byte comes: the time for the whole answer runs out, here by ten seconds at each look."""

    class Hurrying(Clock):
        time = 0.0

        def monotonic(self) -> float:
            self.time += 10
            return self.time

    site.endless("/a", head, b"a")
    with pytest.raises(FetchError, match="in time"):
        get(Transport(allow_private=True, clock=Hurrying()), site.url("/a", "127.0.0.1"))


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["::ffff:192.168.0.1"]])
def test_a_local_address_is_refused_before_connecting(numbers, monkeypatch):
    def connected(*_: object, **__: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr(socket, "create_connection", connected)
    with pytest.raises(FetchError, match="--allow-private") as caught:
        get(Transport(resolve=lambda host, port: numbers), "http://herald.example/")
    assert caught.value.permanent


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "[::1]", "0"])
def test_no_spelling_of_this_machine_gets_through(site, host):
    with pytest.raises(FetchError):
        get(Transport(), site.url("/a", host))
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    """DNS rebinding: a name that answers differently the second time gets no second time."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    asked: list[object] = []

    def connect(where: object, timeout: float) -> socket.socket:
        asked.append(where)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchError, match="refused"):
        get(Transport(resolve=lambda host, port: next(answers)), "http://herald.example/")
    assert asked == [("8.8.8.8", 80)]


def test_the_next_machine_is_tried_when_one_is_down(site, clock):
    site.put("/a", "words")
    transport = Transport(allow_private=True, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert get(transport, site.url("/a")).body == b"words"


def test_a_host_that_is_unknown_is_told():
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match="not known") as caught:
        get(Transport(resolve=unknown), "http://herald.example/")
    assert not caught.value.permanent
    with pytest.raises(FetchError, match="no address"):
        get(Transport(resolve=lambda host, port: []), "http://herald.example/")


def test_plain_text_is_no_tls(site, transport):
    with pytest.raises(FetchError, match="no answer"):
        get(transport, site.url("/a").replace("http:", "https:"))
