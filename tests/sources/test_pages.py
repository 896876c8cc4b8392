"""Web pages of six layouts: the report and its metadata come out, nothing around the report does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import SetAside, read_sources

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    "wordpress_check_also": ("Junta in Bamako scraps defence accord with Paris", date(2022, 5, 3), "Sahel Courier", 4),
    "wire_agency": ("Ankara summons Swedish ambassador over rally", date(2023, 1, 13), "Northline News Agency", 4),
    "broadcaster_captions": (
        "Sudan: Fighting resumes in Khartoum after truce expires",
        date(2023, 6, 11),
        "Meridian Broadcasting",
        5,
    ),
    "div_soup": ("Manila files protest over collision at shoal", date(2024, 3, 6), "Island Daily Post", 4),
    "live_teasers": ("Lima and Quito sign accord on border mines", date(2019, 10, 21), "Andes Monitor", 6),
}
# Words that stand only in teasers, captions, comments, boxes, menus and cookie notices of these pages.
FURNITURE = (
    *("Ansongo", "Niger", "Moura", "Moussa", "invaded", "Check Also", "Share", "Tags", "412", "Reply"),
    *("cookie", "Accept", "Advertisement", "Reporting by", "Standards", "Kremlin", "executed", "Briefing", "min read"),
    *("Image", "Smoke", "queue", "deputy,", "palace", "collapse", "jails", "Most Read", "simple guide"),
    *("Palawan", "patrol boats", "newsletter", "Privacy", "Samar", "inquiry", "Copyright", "©"),
    *("La Paz", "Santiago", "rosaq", "About the author", "inbox", "dissident", "Recommended", "3 min"),
)


def page(name: str) -> Article:
    (article,) = read_sources([PAGES / f"{name}.html"])
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("name", EXPECTED)
def test_metadata_and_paragraphs(name):
    article = page(name)
    title, published, outlet, paragraphs = EXPECTED[name]
    assert (article.title, article.published, article.outlet) == (title, published, outlet)
    assert len(article.text.split("\n\n")) == paragraphs
    assert all(paragraph.endswith((".", "024", "said.", '"')) for paragraph in article.text.split("\n\n"))


@pytest.mark.parametrize("name", EXPECTED)
def test_no_furniture_survives(name):
    assert [words for words in FURNITURE if words in page(name).text] == []


def test_address_is_the_canonical_one():
    assert page("wire_agency").url == "https://northline.example/world/ankara-summons-ambassador-2023-01-13/"


def test_declared_encoding_is_used():
    article = page("div_soup")
    assert "China’s" in article.text
    assert article.extra == {"encoding": "windows-1252"}


def test_page_in_another_language_is_set_aside():
    (aside,) = read_sources([PAGES / "german.html"])
    assert isinstance(aside, SetAside)
    assert aside.reason.startswith("language: de")


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>" + b"unclosed " * 50,
        b"<div>" * 5000 + b"deep" + b"</div>" * 10,
        b"<html><head><script type='application/ld+json'>{\"@type\": [[[</script></head><body></body></html>",
        b"<!doctype html><html><body>" + b"<p>x</p>" * 5000,
        b"<html lang=" + b"e" * 5000,
        b"<?xml version='1.0' encoding='utf-7'?><html><body><p>Troops left.</p></body></html>",
        b"<html><meta charset='base64'><body><p>\xff\xfe\xe9</p></body></html>",
    ],
)
def test_broken_pages_break_nothing(page, read_bytes):
    for result in read_bytes(page, "html"):
        assert isinstance(result, Article | SetAside)
