"""Feeds: what an entry says about itself, damaged feeds, fragments of markup."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.errors import SourceError
from foreigndesk.sources.feed import parse_feed
from foreigndesk.sources.markup import paragraphs_of

ATOM = """<?xml version="1.0" encoding="{encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Café Courier</title>
<entry><title type="html">Talks &lt;b&gt;fail&lt;/b&gt; &amp;amp; end</title><link href="/2"/><id>urn:2</id>
<updated>2022-05-03T23:30:00-08:00</updated><summary>Talks ended — the ministry said.</summary></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_an_entry_says_what_it_is(encoding):
    feed = parse_feed(ATOM.format(encoding=encoding).encode(encoding), "https://courier.example/feed/")
    (entry,) = feed.entries
    assert (feed.title, feed.language) == ("Café Courier", "en")
    assert (entry.title, entry.link, entry.id) == ("Talks fail & end", "https://courier.example/2", "urn:2")
    assert entry.text == "Talks ended — the ministry said."
    assert entry.published == date(2022, 5, 3)
    assert entry.updated == "2022-05-03T23:30:00-08:00"


@pytest.mark.parametrize("written", ["Tue, 03 May 2022 23:30:00 -0800", "2022-05-03", "2022-05-03T10:00:00Z"])
def test_the_day_is_the_outlets_own(written):
    data = f"<rss version='2.0'><channel><item><title>x</title><pubDate>{written}</pubDate></item></channel></rss>"
    assert parse_feed(data.encode()).entries[0].published == date(2022, 5, 3)


@pytest.mark.parametrize("written", ["yesterday", "", "0000-00-00", "9" * 400])
def test_a_date_that_is_none_is_no_date(written):
    data = f"<rss version='2.0'><channel><item><title>x</title><pubDate>{written}</pubDate></item></channel></rss>"
    assert parse_feed(data.encode()).entries[0].published is None


def test_a_damaged_feed_gives_what_can_be_made_out():
    data = (
        b"<rss version='2.0'><channel><item><title>A & B</title><link>https://c.example/1</link><item><title>C</title>"
    )
    assert [entry.title for entry in parse_feed(data).entries] == ["A & B", "C"]


@pytest.mark.parametrize("data", [b"", b"Troops left.", b"<html><body>x</body></html>", b"\0\xff" * 40])
def test_what_is_no_feed_is_told(data):
    with pytest.raises(SourceError, match="not a feed"):
        parse_feed(data)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Troops left.", "Troops left."),
        ("Fish &amp; chips", "Fish & chips"),
        ("<p>One <b>two</b>.</p><p>Three.</p>", "One two.\n\nThree."),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("One<br>two<script>alert(1)</script> three<!-- four -->", "One\ntwo three"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<", "<"),
        ("", ""),
    ],
)
def test_fragments_become_paragraphs(fragment, text):
    assert paragraphs_of(fragment) == text
