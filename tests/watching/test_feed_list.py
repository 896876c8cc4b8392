"""Lists of feeds: addresses, OPML, text files, and what is no list."""

from __future__ import annotations

import pytest

from foreigndesk.errors import SourceError
from foreigndesk.watching import read_feed_list

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Africa">
<outline type="rss" text="Herald" xmlUrl="https://herald.example/feed?a=1&amp;b=2"/>
<outline text="Courier" XMLURL=" https://courier.example/rss "/><outline text="x" htmlUrl="https://x.example/"/>
</outline></body></opml>"""


def test_opml_text_and_addresses_together(tmp_path):
    (tmp_path / "a.opml").write_text(OPML)
    (tmp_path / "b.txt").write_text("# mine\n\nhttps://herald.example/feed?a=1&b=2\nfile:///etc/passwd\n")
    given = ["https://one.example/", str(tmp_path / "a.opml"), str(tmp_path / "b.txt"), "https://one.example/"]
    assert read_feed_list(given) == [
        "https://one.example/",
        "https://herald.example/feed?a=1&b=2",
        "https://courier.example/rss",
        "file:///etc/passwd",  # refused when it is polled, with that reason
    ]


def test_a_damaged_list_gives_what_can_be_made_out(tmp_path):
    (tmp_path / "a.opml").write_text("<opml><body><outline xmlUrl='https://herald.example/'><b & c")
    assert read_feed_list([str(tmp_path / "a.opml")]) == ["https://herald.example/"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no feed in this list"),
        ("<opml><body/></opml>", "no feed in this list"),
        ("<", "no feed in this list|not valid"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&a;"/></opml>', "entities"),
    ],
)
def test_what_is_no_list_is_told(tmp_path, content, reason):
    (tmp_path / "a.opml").write_text(content)
    with pytest.raises(SourceError, match=reason):
        read_feed_list([str(tmp_path / "a.opml")])


@pytest.mark.parametrize("item", ["missing.opml", "ftp://herald.example/", "a\0b", "."])
def test_what_is_no_file_is_told(item):
    with pytest.raises(SourceError, match="no list of feeds"):
        read_feed_list([item])
