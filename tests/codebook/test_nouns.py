"""Noun classes: words of one or several tokens, at the head of longer compounds, and classes that include others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreigndesk.article import Article
from foreigndesk.codebook import Codebook
from foreigndesk.codebook.nouns import pieces
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import CodebookError

Book = Callable[..., Codebook]

NOUNS = """
agreement: {definition: binds, words: [accord, peace deal, line of credit], includes: [truce]}
truce: {words: [Truce, cease-fire]}
"""


@pytest.mark.parametrize(
    ("text", "word", "classes"),
    [
        ("Mali signed an accord.", "accord", {"agreement"}),
        ("Mali signed two defence accords.", "accords", {"agreement"}),
        ("Mali signed a peace deal.", "deal", {"agreement"}),
        ("Mali signed a business deal.", "deal", set()),
        ("Mali obtained a line of credit.", "line", {"agreement"}),
        ("Mali signed a truce.", "truce", {"agreement", "truce"}),
        ("Mali signed a treaty.", "treaty", set()),
    ],
)
def test_classes_of_a_token(book: Book, desk: Desk, text: str, word: str, classes: set[str]) -> None:
    sentence = desk.engine.parse(Article(text=text)).sentences[0]
    assert book(nouns__a=NOUNS).nouns.of(sentence, sentence.words.index(word)) == classes


def test_own_and_included_words(book: Book) -> None:
    nouns = book(nouns__a=NOUNS).nouns
    assert nouns.words("agreement") == {"accord", "peace deal", "line of credit", "truce", "cease-fire"}
    assert nouns.own_words("agreement") == {"accord", "peace deal", "line of credit"}
    assert nouns.includes == {"agreement": ("truce",), "truce": ()}


def test_classes_may_include_each_other(book: Book) -> None:
    nouns = book(nouns__a="a: {words: [x], includes: [b]}\nb: {words: [y], includes: [a]}").nouns
    assert nouns.words("a") == nouns.words("b") == {"x", "y"}


def test_pieces_are_those_of_the_tokenizer() -> None:
    assert pieces("Cease-fire deal") == ("cease", "-", "fire", "deal")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"nouns__a": "a: {words: [x]}", "nouns__b": "a: {words: [y]}"}, "b.yaml: noun class 'a' is defined twice"),
        ({"nouns__a": "a: {words: [x], includes: [c]}"}, "a.yaml: noun class 'a' includes the unknown class 'c'"),
        ({"nouns__a": "a: {words: x}"}, "a.yaml: noun class 'a' needs a list"),
        ({"nouns__a": "a: x"}, "a.yaml: noun class 'a' needs a list"),
    ],
)
def test_errors_name_the_file(book: Book, files: dict[str, str], words: str) -> None:
    with pytest.raises(CodebookError, match=words):
        book(**files)
