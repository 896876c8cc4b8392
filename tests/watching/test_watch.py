"""The watch as a whole: feeds to the store on a site that misbehaves, over failures, restarts and kills."""

from __future__ import annotations

import gzip

import pytest

from foreigndesk.errors import StoreError
from foreigndesk.store import Store

KENYA = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry in Nairobi said in a statement."
CHAD = "Rebels killed 12 soldiers near Faya on Sunday, the army of Chad said, and destroyed three vehicles there."


@pytest.fixture
def feed(site) -> str:
    """A feed with two pages on two hosts."""
    site.feed("/feed", "/1", site.url("/2", "courier.example"), ETag='"1"')
    site.page("/1", KENYA)
    site.page("/2", CHAD)
    return str(site.url("/feed"))


def test_pages_of_a_feed_are_coded_and_committed(site, watched, feed):
    watched.round(feed)
    assert watched.texts() == [KENYA, CHAD]
    rows = watched.store.query("SELECT url, title, outlet, published FROM articles ORDER BY title").fetchall()
    assert [str(value) for value in rows[0]] == [site.url("/1"), "Report /1", "Herald", "2022-05-03"]
    assert watched.store.query("SELECT count(*) FROM events").fetchall()[0][0] >= 2


def test_nothing_is_fetched_twice_not_after_a_restart_either(site, watched, feed):
    watched.round(feed, times=3)
    watched.later(1)
    watched.round(feed)
    assert sorted(site.paths()) == ["/1", "/2", "/feed", "/feed"]
    assert site.asked[-1][2]["If-None-Match"] == '"1"'


def test_an_unchanged_feed_costs_one_question(site, watched, feed):
    watched.round(feed)
    site.put("/feed", status=304)
    watched.later(1)
    watched.round(feed)
    assert "nothing new" in watched.lines[-1]
    assert len(watched.texts()) == 2


def test_one_page_under_several_addresses_is_one_article(site, watched):
    links = ("/1?utm_source=rss", "/1?utm_source=mail#top", site.url("/1"), "/old")
    site.feed("/feed", *links)
    site.feed("/feed2", *links)
    site.page("/1", KENYA)
    site.routes["/1?utm_source=rss"] = site.routes["/1"]
    site.put("/old", status=301, Location="/1")
    watched.round(site.url("/feed"), site.url("/feed2"))
    assert watched.texts() == [KENYA]
    assert len([path for path in site.paths() if path.startswith("/1?")]) == 1


def test_a_template_that_names_one_address_for_all_pages_is_not_believed(site, watched, feed):
    for path, text in (("/1", KENYA), ("/2", CHAD)):
        site.page(path, text, head=f"<link rel='canonical' href='{site.url('/')}'>")
    watched.round(feed)
    assert watched.texts() == [KENYA, CHAD]


def test_a_corrected_page_is_a_new_version(site, watched, feed):
    watched.round(feed)
    site.page("/1", KENYA.replace("two", "three"))
    site.feed("/feed", "/1", updated="2022-05-03T18:00:00Z")
    watched.later(7)
    watched.round(feed)
    assert watched.texts() == [KENYA.replace("two", "three"), CHAD]
    assert watched.store.query("SELECT count(*) FROM articles_history").fetchall() == [(3,)]


# --- what feeds do


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not a feed"),
        (b"<html><body>Sorry</body></html>", "not a feed"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>', "declares entities"),
        (b"<rss><channel>" + b"<a>" * 200_001, "too long|too much markup"),
        (bytes(range(256)) * 20, "not a feed"),
    ],
)
def test_a_malformed_feed_is_told_and_the_others_go_on(site, watched, feed, body, reason):
    site.put("/bad", body)
    watched.round(site.url("/bad", "bad.example"), feed)
    assert [line for line in watched.lines if "bad.example" in line and any(r in line for r in reason.split("|"))]
    assert len(watched.texts()) == 2


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "iso-8859-1"])
def test_feeds_and_pages_in_old_encodings(site, watched, encoding):
    entry = "<item><title>Café</title><link>/1</link></item>"
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    site.put("/feed", f"{head}<rss version='2.0'><channel><title>Café</title>{entry}</channel></rss>".encode(encoding))
    page = f"<html lang='en'><body><article><p>{KENYA} Cafés closed.</p></article></body></html>"
    site.put("/1", page.encode(encoding), Content_Type=f"text/html; charset={encoding}")
    watched.round(site.url("/feed"))
    assert watched.texts() == [f"{KENYA} Cafés closed."]
    assert watched.store.query("SELECT outlet FROM articles").fetchall() == [("Café",)]


def test_a_failing_feed_is_left_alone_longer_and_longer(site, watched):
    url = site.url("/feed")
    site.put("/feed", status=500)
    asked = []
    for _ in range(60):
        before = len(site.paths())
        watched.round(url)
        asked.append(len(site.paths()) - before)
        watched.later(0.5)
    assert sum(asked) == 6  # after 0, 0.5, 1.5, 3.5, 7.5, 15.5 hours
    site.feed("/feed")
    watched.later(24)
    watched.round(url)
    assert "pages" in watched.lines[-1] or "nothing new" in watched.lines[-1]


def test_retry_after_is_kept(site, watched):
    site.put("/feed", status=429, Retry_After="7200")
    watched.round(site.url("/feed"))
    watched.later(1.9)
    watched.round(site.url("/feed"))
    assert site.paths() == ["/feed"]
    watched.later(0.2)
    watched.round(site.url("/feed"))
    assert site.paths() == ["/feed", "/feed"]


def test_links_that_are_no_web_addresses_are_set_aside(site, watched):
    site.feed("/feed", "file:///etc/passwd", "javascript:alert(1)", "http://u:p@herald.example/", "http://[", "/1")
    site.page("/1", KENYA)
    watched.round(site.url("/feed"))
    asides = watched.asides()
    assert watched.texts() == [KENYA]
    assert "file: is not fetched, only http: and https: are" in asides.values()
    assert all(place.startswith(f"{site.url('/feed')}!") for place in asides)
    assert len(asides) == 4


@pytest.mark.parametrize("link", ["http://127.0.0.1:{port}/1", "http://localhost:{port}/1", "http://[::1]:{port}/1"])
def test_a_feed_cannot_make_the_desk_read_the_local_network(site, watched, link):
    """The feed comes from outside (here by a name that is let through); what it links to is refused."""
    from foreigndesk.watching.transport import Transport, resolve_host

    class Outside(Transport):
        def _connect(self, address, deadline):
            self._allow_private = address.host == "herald.example"
            return super()._connect(address, deadline)

    def resolve(host, port):
        return ["127.0.0.1"] if host == "herald.example" else resolve_host(host, port)

    watched.transport = Outside(clock=watched.clock, resolve=resolve)
    target = link.format(port=site.port)
    site.feed("/feed", target, "/away")
    site.page("/1", KENYA)
    site.put("/away", status=302, Location=target)
    watched.round(site.url("/feed"))
    assert site.paths() == ["/feed", "/away"]
    reasons = watched.asides()
    assert set(reasons) == {target, site.url("/away")}
    assert all("local network" in reason for reason in reasons.values())


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/feed", "file:///etc/passwd"])
def test_a_feed_at_a_refused_address_is_set_aside_once(site, watched, url):
    from foreigndesk.watching.transport import Transport

    watched.transport = Transport(clock=watched.clock)
    place = url.format(port=site.port)
    for _ in range(3):
        watched.round(place)
        watched.later(30)
    assert list(watched.asides()) == [place]
    assert site.asked == []


# --- what pages do


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status": 404}, "404"),
        ({"status": 410}, "410"),
        ({"status": 301, "Location": "/1"}, "redirects"),
        ({"body": b"%PDF-1.7", "Content_Type": "application/pdf"}, "application/pdf"),
        ({"body": b"\x89PNG\r\n", "Content_Type": "image/png\x1b[2J"}, "image/png[2j"),
        ({"body": b"\0" * 999, "Content_Type": "text/plain"}, "binary"),
        ({"body": b"<html><body></body></html>", "Content_Type": "text/html"}, "no report found"),
        ({"body": b"<html>" + b"<p>x" * 50_001, "Content_Type": "text/html"}, "too long|too much markup"),
        ({"body": gzip.compress(bytes(9_000_000)), "Content_Encoding": "gzip"}, "too long"),
        ({"body": b"<html lang='fr'><body><p>Troupes.</p>", "Content_Type": "text/html"}, "language: fr|no report"),
    ],
)
def test_a_page_that_is_no_report_is_set_aside(site, watched, feed, answer, reason):
    site.put("/1", **answer)
    watched.round(feed)
    (aside,) = watched.asides().values()
    assert [words for words in reason.split("|") if words in aside]
    assert watched.texts() == [CHAD]
    watched.later(100)
    watched.round(feed)
    assert site.paths().count("/2") == 1


def test_a_page_in_trouble_is_tried_again_and_set_aside_in_the_end(site, watched, feed):
    site.put("/1", status=503)
    for _ in range(200):
        watched.round(feed)
        watched.later(0.25)
    assert site.paths().count("/1") == 5
    assert list(watched.asides().values()) == ["HTTP status 503"]


def test_a_page_that_recovers_is_read(site, watched, feed):
    site.put("/1", status=503)
    watched.round(feed)
    assert watched.texts() == [CHAD]
    site.page("/1", KENYA)
    watched.later(1)
    watched.round(feed)
    assert watched.texts() == [KENYA, CHAD]
    assert watched.asides() == {}


def test_a_host_that_is_down_is_not_asked_for_each_of_its_pages(site, watched):
    site.feed("/feed", *(site.url(f"/{number}", "down.example") for number in range(20)))
    for number in range(20):
        site.raw(f"/{number}", b"")
    watched.round(site.url("/feed"))
    assert len([path for path in site.paths() if path != "/feed"]) == 1


def test_hosts_take_turns(site, watched, clock):
    links = [site.url(f"/{number}", f"{host}.example") for host in ("a", "b", "c") for number in (1, 2)]
    site.feed("/feed", *links)
    for path in ("/1", "/2"):
        site.page(path, KENYA)
    watched.round(site.url("/feed"))
    assert [host.split(".")[0] for host, path, _ in site.asked if path in ("/1", "/2")] == ["a", "b", "c"] * 2
    assert sum(clock.waits) <= 5


# --- kills, stops, trouble with the store


def test_a_kill_before_the_memory_is_written_doubles_nothing(site, watched, feed, monkeypatch):
    from foreigndesk.watching import WatchState

    def dies(self, key, now):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(WatchState, "page_done", dies)
        with pytest.raises(KeyboardInterrupt):
            watched.round(feed)
    version = watched.store.version
    watched.round(feed)
    assert watched.texts() == [KENYA, CHAD]
    assert watched.store.version == version
    watched.round(feed)
    assert len(site.paths()) == 5  # the feed, and the pages twice


def test_a_kill_before_the_commit_loses_nothing(site, watched, feed, monkeypatch):
    def dies(self, codings, set_aside=()):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(Store, "write", dies)
        with pytest.raises(KeyboardInterrupt):
            watched.round(feed)
    assert watched.round(feed).query("SELECT count(*) FROM articles").fetchall() == [(2,)]


def test_who_asks_to_stop_gets_what_was_fetched(site, watched, clock):
    site.feed("/feed", "/1", "/2")
    site.page("/1", KENYA)
    site.page("/2", CHAD)
    clock.on_wait = clock.stop  # the first wait is the one between the two pages' requests, or before the first
    watched.round(site.url("/feed"))
    assert len(watched.texts()) == len(site.paths()) - 1
    clock.on_wait, clock.stopped = (lambda: None), False
    watched.round(site.url("/feed"))
    assert watched.texts() == [KENYA, CHAD]


def test_it_runs_until_it_is_stopped(site, watched, clock, feed):
    from foreigndesk.watching import Fetcher, Watch, WatchState

    def stop_after_three_polls() -> None:
        if site.paths().count("/feed") == 3:
            clock.stop()

    clock.on_wait = stop_after_three_polls
    with WatchState(watched.folder / "watch.sqlite") as state:
        fetcher = Fetcher(watched.transport, clock, memory=state)
        code = watched.desk.code_articles
        Watch(watched.store, state, fetcher, [feed], code=code, fingerprint="1", clock=clock).run()
    assert site.paths().count("/feed") == 3
    assert site.paths().count("/1") == 1
    assert max(clock.waits) == pytest.approx(900, abs=30)


def test_trouble_with_the_store_is_waited_out(site, watched, clock, feed, monkeypatch):
    from foreigndesk.watching import Fetcher, Watch, WatchState

    write, calls = Store.write, []

    def full(self, codings, set_aside=()):
        calls.append(1)
        if len(calls) < 3:
            raise StoreError("no space left on device")
        clock.stop()
        return write(self, codings, set_aside)

    monkeypatch.setattr(Store, "write", full)
    with WatchState(watched.folder / "watch.sqlite") as state:
        fetcher = Fetcher(watched.transport, clock, memory=state)
        code, tell = watched.desk.code_articles, watched.lines.append
        Watch(watched.store, state, fetcher, [feed], code=code, fingerprint="1", clock=clock, tell=tell).run()
    assert [line for line in watched.lines if "no space left" in line]
    assert watched.texts() == [KENYA, CHAD]


def test_an_article_that_breaks_the_coder_costs_itself_alone(site, watched, feed):
    def code(articles):
        for article in articles:
            if "Kenya" in article.text:
                raise RuntimeError("a bug")
            yield from watched.desk.code_articles([article])

    watched.round(feed, code=code)
    assert watched.texts() == [CHAD]
    assert watched.asides() == {site.url("/1"): "coding it failed (RuntimeError); please report this"}


def test_the_store_is_looked_after_once_a_day(site, watched, clock, feed):
    from foreigndesk.watching import Fetcher, Watch, WatchState

    done: list[float] = []
    with WatchState(watched.folder / "watch.sqlite") as state:
        fetcher = Fetcher(watched.transport, clock, memory=state)
        watch = Watch(
            watched.store, state, fetcher, [feed], code=watched.desk.code_articles, fingerprint="1", clock=clock,
            maintain=lambda: done.append(clock.now()),
        )  # fmt: skip
        watch.round()
        assert done == []
        for number in (3, 4, 5):
            clock.time += 50_000
            site.page(f"/{number}", KENYA)
            site.feed("/feed", f"/{number}")
            watch.round()
    assert len(done) == 1
