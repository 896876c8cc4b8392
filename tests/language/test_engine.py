"""The engine: documents whose offsets hold, and that depend on nothing but the article."""

from __future__ import annotations

import random
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foreigndesk.language
from foreigndesk.article import Article
from foreigndesk.errors import EngineError
from foreigndesk.language import ROOT, Document, LanguageEngine, Sentence

MODEL = Path(foreigndesk.language.__file__).parent / "model"
TEXT = """BAMAKO, Mali (Reuters) — Mali's junta renounced a 2015 peace accord with Tuareg rebels on Thursday,
accusing Algeria of hostile acts. "We have no partner left," Col. Issa Ouro told reporters.

Algeria's foreign ministry denied the charge. Two soldiers were killed by gunmen near Gao.

THE REBELS ATTACKED A CONVOY OF THE NATIONAL ARMY IN THE NORTH."""
ARTICLE = Article(text=TEXT, title="Mali junta ends peace deal")
ODD_TEXTS = [
    "",
    " \n\n\t",
    "\0",
    "😀 👍🏽 \0 x",
    "\ud800 a",
    "مرحبا بالعالم، كيف الحال؟ نعم.",
    "习近平会见普京。他们谈了。",
]


def _content(sentence: Sentence) -> list[object]:
    return [getattr(sentence, field.name) for field in fields(sentence) if field.name != "_subtrees"]


def _contents(document: Document) -> list[list[object]]:
    return [_content(sentence) for sentence in document.sentences]


def _check(sentence: Sentence) -> None:
    for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
        assert sentence.source[start:end] == word
    assert (sentence.start, sentence.end) == (sentence.starts[0], sentence.ends[-1])
    size = len(sentence)
    lists = (sentence.lemmas, sentence.upos, sentence.xpos, sentence.feats, sentence.rels, sentence.entities)
    assert all(len(values) == size for values in lists)
    assert sentence.heads.count(ROOT) == 1
    assert sorted(sentence.descendants(sentence.root)) == list(range(size))
    assert [rel == "root" for rel in sentence.rels] == [head == ROOT for head in sentence.heads]
    for predicate, arguments in sentence.roles.items():
        assert 0 <= predicate < size
        assert all(0 <= token < size for token, _ in arguments)


def test_reads_who_did_what(engine: LanguageEngine) -> None:
    document = engine.parse(ARTICLE)
    assert [sentence.in_title for sentence in document.sentences[:2]] == [True, False]
    assert document.dateline is not None
    assert document.dateline.text == "BAMAKO, Mali (Reuters) —"
    lead = document.sentences[2]
    verb = lead.words.index("renounced")
    assert lead.root == verb
    assert lead.lemmas[verb] == "renounce"
    roles = {role: lead.words[token] for token, role in lead.roles[verb]}
    assert roles["ARG0"] == "junta"
    assert roles["ARG1"] == "accord"
    assert lead.entities[0] == "B-LOC"


def test_reads_passives_and_capitals(engine: LanguageEngine) -> None:
    sentences = engine.parse(ARTICLE).sentences
    killed = next(sentence for sentence in sentences if "killed" in sentence.words)
    assert "nsubj:pass" in killed.rels
    capitals = sentences[-1]
    verb = capitals.words.index("ATTACKED")
    assert capitals.lemmas[verb] == "attack"
    assert [capitals.words[kid] for kid in capitals.kids(verb, "nsubj")] == ["REBELS"]


def test_every_sentence_is_sound(engine: LanguageEngine) -> None:
    for sentence in engine.parse(ARTICLE).sentences:
        _check(sentence)
    assert [sentence.index for sentence in engine.parse(ARTICLE).sentences] == list(range(7))


def test_parse_does_not_depend_on_company_order_or_threads(engine: LanguageEngine) -> None:
    articles = [Article(text=part, title=title) for part in TEXT.split("\n\n") for title in (None, "A deal")] * 3
    alone = [_contents(engine.parse(article)) for article in articles]
    assert [_contents(document) for document in engine.parse_many(articles)] == alone
    two_threads = LanguageEngine(threads=2)
    assert [_contents(document) for document in two_threads.parse_many(articles)] == alone
    order = random.Random(7).sample(range(len(articles)), len(articles))
    shuffled = two_threads.parse_many(articles[position] for position in order)
    assert [_contents(document) for document in shuffled] == [alone[position] for position in order]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_odd_texts(engine: LanguageEngine, text: str) -> None:
    for sentence in engine.parse(Article(text=text, title=text)).sentences:
        _check(sentence)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text(engine: LanguageEngine, text: str) -> None:
    for sentence in engine.parse(Article(text=text)).sentences:
        _check(sentence)


def test_monstrous_sentences_are_cut_at_tokens_and_lose_nothing(engine: LanguageEngine) -> None:
    for text in ("word, " * 700, "https://example.org/a%20b%20c%20d%20e " * 90, "x" * 3000):
        sentences = engine.parse(Article(text=text)).sentences
        for sentence in sentences:
            _check(sentence)
            assert len(sentence) <= 400
        assert "".join(word for sentence in sentences for word in sentence.words) == text.replace(" ", "")


def test_missing_model_names_the_file(tmp_path: Path) -> None:
    for name in ("vocab.txt", "lemmas.json.gz", "labels.json"):
        with pytest.raises(EngineError, match=r"vocab|labels|lemmas"):
            LanguageEngine(model_dir=tmp_path)
        shutil.copy(MODEL / name, tmp_path / name)
    with pytest.raises(EngineError, match=r"model\.onnx"):
        LanguageEngine(model_dir=tmp_path)
