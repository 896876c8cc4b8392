"""The fetcher: redirects, robots.txt, pacing, conditions, and what a status means."""

from __future__ import annotations

import pytest

from foreigndesk.errors import FetchError
from foreigndesk.watching import Fetcher
from foreigndesk.watching.transport import Transport


def test_it_says_who_it_is_and_what_it_knows(site, fetcher):
    site.put("/a", "words", ETag='"1"')
    answer = fetcher.get(site.url("/a#top"), etag='"0"', modified="Tue, 03 May 2022 10:00:00 GMT")
    assert (answer.body, answer.headers["etag"], answer.url) == (b"words", '"1"', site.url("/a"))
    _, _, headers = site.asked[-1]
    assert headers["User-Agent"].startswith("foreigndesk/")
    assert "desk@herald.example" in headers["User-Agent"]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"0"', "Tue, 03 May 2022 10:00:00 GMT")
    assert headers["Host"] == f"herald.example:{site.port}"


def test_marks_from_a_server_cannot_break_the_next_request(site, fetcher):
    site.put("/a", "words")
    fetcher.get(site.url("/a"), etag='"1"\r\nX: y')
    assert "If-None-Match" not in site.asked[-1][2]


def test_redirects_are_followed_to_the_end(site, fetcher):
    site.put("/a", status=301, Location="/b")
    site.put("/b", status=307, Location=site.url("/c", "courier.example"))
    site.put("/c", "words")
    assert fetcher.get(site.url("/a")).url == site.url("/c", "courier.example")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/a", "redirects"),
        ("file:///etc/passwd", "only http"),
        ("http://u:p@herald.example/", "password"),
        ("", "without a place"),
        ("http://[", "not a web address"),
    ],
)
def test_bad_redirects_are_refused(site, fetcher, location, reason):
    site.put("/a", status=302, Location=location)
    with pytest.raises(FetchError, match=reason):
        fetcher.get(site.url("/a"))
    assert len(site.paths()) <= 4


def test_every_redirect_is_checked(site, clock):
    """A public host that leads to a local one: only the first is asked."""
    numbers = {"herald.example": "127.0.0.1", "inside.example": "10.0.0.1"}
    transport = Transport(clock=clock, resolve=lambda host, port: [numbers[host]])
    transport._allow_private = True
    site.put("/a", status=302, Location="http://inside.example/admin")
    original = transport._connect

    def connect(address, deadline):
        transport._allow_private = address.host == "herald.example"
        return original(address, deadline)

    transport._connect = connect
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        Fetcher(transport, clock).get(site.url("/a"))


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(400, True), (403, True), (404, True), (410, True), (429, False), (408, False), (503, False)],
)
def test_what_a_status_means(site, fetcher, status, permanent):
    site.put("/a", status=status)
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetcher.get(site.url("/a"))
    assert (caught.value.status, caught.value.permanent) == (status, permanent)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Fri, 15 Apr 2022 05:30:00 GMT", 600),
        ("Fri, 15 Apr 2021 05:30:00 GMT", 0),
        ("9999999999", 7 * 86_400),
        ("soon", None),
        ("-5", None),
        ("²", None),
    ],
)
def test_retry_after(site, fetcher, clock, value, seconds):
    site.raw("/a", f"HTTP/1.1 503 No\r\nContent-Length: 0\r\nRetry-After: {value}\r\n\r\n".encode())
    with pytest.raises(FetchError) as caught:
        fetcher.get(site.url("/a"))
    assert caught.value.retry_after == (pytest.approx(seconds, abs=10) if seconds is not None else None)
    assert fetcher.pacing.ready("herald.example") >= clock.now() + (seconds or 0) - 10


# --- pacing


def test_one_host_is_left_alone_between_requests(site, fetcher, clock):
    site.put("/a", "words")
    for host in ("herald.example", "courier.example", "herald.example", "herald.example"):
        fetcher.get(site.url("/a", host))
    assert clock.waits == [5, 5]


def test_a_redirect_within_a_host_is_one_visit(site, fetcher, clock):
    site.put("/a", status=301, Location="/b")
    site.put("/b", "words")
    fetcher.get(site.url("/a"))
    assert clock.waits == []


@pytest.mark.parametrize(("delay", "wait"), [("2", 5), ("20", 20), ("99999", 60), ("x", 5)])
def test_a_site_may_ask_for_more_time(site, fetcher, clock, delay, wait):
    site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {delay}")
    site.put("/a", "words")
    fetcher.get(site.url("/a"))
    fetcher.get(site.url("/a"))
    assert clock.waits == [wait]


# --- robots.txt


def test_what_robots_txt_forbids_is_not_asked_for(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /a")
    with pytest.raises(FetchError, match=r"robots\.txt") as caught:
        fetcher.get(site.url("/a"))
    assert caught.value.permanent
    assert site.paths() == []


def test_robots_txt_holds_after_a_redirect_too(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b")
    site.put("/a", status=302, Location="/b")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.get(site.url("/a"))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_a_robots_txt_that_cannot_be_had(site, fetcher, status, allowed):
    site.put("/robots.txt", status=status)
    site.put("/a", "words")
    if allowed:
        assert fetcher.get(site.url("/a")).body == b"words"
    else:
        with pytest.raises(FetchError, match="for now") as caught:
            fetcher.get(site.url("/a"))
        assert not caught.value.permanent


@pytest.mark.parametrize("location", ["/robots.txt", "file:///etc/passwd", "http://[", "https://u:p@x.example/"])
def test_a_robots_txt_that_leads_astray_breaks_nothing(site, fetcher, location):
    site.put("/robots.txt", status=301, Location=location)
    site.put("/a", "words")
    assert fetcher.get(site.url("/a")).body == b"words"


def test_robots_txt_is_asked_for_once_a_day(site, fetcher, clock):
    site.put("/a", "words")
    for _ in range(3):
        fetcher.get(site.url("/a"))
    assert [path for _, path, _ in site.asked].count("/robots.txt") == 1
    clock.time += 90_000
    fetcher.get(site.url("/a"))
    assert [path for _, path, _ in site.asked].count("/robots.txt") == 2
