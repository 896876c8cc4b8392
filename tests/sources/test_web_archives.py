"""Web archives: which records are reports, their addresses, codings, and damaged or endless ones."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import SetAside, read_sources

pytest.importorskip("warcio")
PAGE = (Path(__file__).parent / "samples" / "report.html").read_bytes().replace(b'<link rel="canonical"', b"<link")
URL = "https://courier.example/1?page=2"


def record(kind: str, block: bytes, media: str = "application/http; msgtype=response", url: str = URL) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-05-04T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", media: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


def read(data: bytes) -> list[Article | SetAside]:
    return list(read_sources(["-"], stdin=io.BytesIO(data)))


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "block",
    [
        answer(PAGE),
        answer(gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"),
        answer(chunked(PAGE), more="Transfer-Encoding: chunked\r\n"),
        answer(chunked(gzip.compress(PAGE)), more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_is_a_report(block, pack):
    (article,) = read(
        pack(record("warcinfo", b"a: b\r\n", "application/warc-fields")) + pack(record("response", block))
    )
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Junta scraps defence accord with Paris", URL)
    assert article.extra["captured"] == "2022-05-04T00:00:00Z"
    assert article.place == f"stdin!{URL}"


def test_what_is_no_report_is_passed_over():
    data = (
        record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
        + record("response", answer(b"", "301 Moved"))
        + record("response", answer(b"\x89PNG", media="image/png"))
        + record("metadata", b"x")
    )
    assert read(data) == []


def test_texts_made_by_common_crawl_are_read():
    (article,) = read(record("conversion", b"Troops crossed the border on Monday, the ministry said.", "text/plain"))
    assert article.url == URL


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record("response", answer(PAGE, more="Content-Encoding: zstd\r\n")), "content coding"),
        (record("response", answer(gzip.compress(PAGE)[:-300], more="Content-Encoding: gzip\r\n")), "to its end"),
        (record("response", answer(gzip.compress(bytes(30_000_000)), more="Content-Encoding: gzip\r\n")), "too long"),
        (b"WARC/1.0\r\n" + b"x" * 100_000, "without end"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "without end"),
    ],
)
def test_damaged_records_are_set_aside(data, reason):
    *_, aside = read(data + record("response", answer(PAGE)))[:1]
    assert isinstance(aside, SetAside)
    assert reason in aside.reason


def test_without_the_extra_it_is_named(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    (aside,) = read(record("response", answer(PAGE)))
    assert "foreigndesk[warc]" in aside.reason
