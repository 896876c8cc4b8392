"""Lists of web addresses: plain ones and GDELT's tables; nothing is fetched unless the caller gives a way."""

from __future__ import annotations

import io

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import SetAside, read_sources

ONE, TWO = "https://herald.example/1", "http://courier.example/a?b=c"


def row(columns: int, at: int, address: str) -> str:
    return "\t".join(address if number == at else str(number) for number in range(columns))


@pytest.mark.parametrize(("columns", "at"), [(1, 0), (58, 57), (61, 60), (16, 5), (11, 10), (27, 4)])
def test_each_address_is_followed_once(columns, at):
    lines = "\n".join(row(columns, at, address) for address in (ONE, TWO, ONE)) + "\n"

    def follow(address: str, place: str) -> Article:
        return Article(text=address, place=place)

    results = list(read_sources(["-"], stdin=io.BytesIO(lines.encode()), follow=follow))
    assert [(result.text, result.place) for result in results] == [(ONE, "stdin:1"), (TWO, "stdin:2")]


def test_without_a_way_nothing_is_fetched():
    (aside,) = read_sources(["-"], stdin=io.BytesIO(f"{ONE}\n{TWO}\n".encode()))
    assert "nothing is fetched" in aside.reason


def test_a_line_that_is_no_address_is_set_aside():
    data = f"{ONE}\n# mine\n\nfile:///etc/passwd\n".encode()
    results = list(read_sources(["-"], stdin=io.BytesIO(data), follow=lambda address, place: SetAside(place, "gone")))
    assert [result.place for result in results] == ["stdin:1", "stdin:4"]
    assert "http" in results[1].reason


@pytest.mark.parametrize("text", [f"{ONE} says that troops left.", f"Troops left.\n{ONE}"])
def test_a_report_that_names_an_address_is_a_report(text):
    (article,) = read_sources(["-"], stdin=io.BytesIO(text.encode()))
    assert isinstance(article, Article)
