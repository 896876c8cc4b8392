"""WordPiece gives the numbers that the ``tokenizers`` package gives for our vocabulary."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foreigndesk.language
from foreigndesk.errors import EngineError
from foreigndesk.language.wordpiece import WordPiece

tokenizers = pytest.importorskip("tokenizers")

VOCABULARY = Path(foreigndesk.language.__file__).parent / "model" / "vocab.txt"
OURS = WordPiece(VOCABULARY)
HERE = Path(__file__).parent


def _reference() -> object:
    from tokenizers.models import WordPiece as Reference
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    pieces = dict(OURS.pieces)
    reference = tokenizers.Tokenizer(Reference(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    reference.normalizer = BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
    )
    reference.pre_tokenizer = BertPreTokenizer()
    return reference


THEIRS = _reference()


def _numbers(text: str) -> list[int]:
    return THEIRS.encode(text, add_special_tokens=False).ids  # type: ignore[attr-defined,no-any-return]


def test_all_words_of_the_case_tables() -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.yaml")))
    words = sorted(set(text.split()))
    assert len(words) > 200
    assert [OURS.encode(word) for word in words] == [_numbers(word) for word in words]


@pytest.mark.parametrize(
    "word",
    [
        "ΣΊΣΥΦΟΣ",
        "İstanbul",
        "Straße",
        "naïve",
        "北京新华",
        "a\u200db",
        "x" * 101,
        "\0",
        "👍🏽",
        "A\u0301",
        "ﬁ",
    ],
)
def test_hard_words(word: str) -> None:
    assert OURS.encode(word) == _numbers(word)


def _is_old(character: str) -> bool:
    """Known to every Unicode version in use: the two packages may carry different ones."""
    return unicodedata.ucd_3_2_0.category(character) not in ("Cn", "Cs", "Co")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Co", "Cn"]).filter(_is_old), max_size=20))
def test_any_text(text: str) -> None:
    assert OURS.encode(text) == _numbers(text)


def test_missing_vocabulary_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no-vocab"):
        WordPiece(tmp_path / "no-vocab.txt")
    empty = tmp_path / "empty.txt"
    empty.write_text("word\n", encoding="utf-8")
    with pytest.raises(EngineError, match="lacks the pieces"):
        WordPiece(empty)
