"""Whatever the parse looks like: spans are exact, nothing crashes, and the same input gives the same mentions."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.actors import ActorResolver
from foreigndesk.article import Article
from foreigndesk.language import Document, Sentence

WORDS = [
    "the", "Mali", "French", "president", "of", "Moscow", "it", "we", "whose", "Macron", "(", "UN", ")", ",", "-",
    "backed", "former", "rebels", "two", "countries", '"', "and", "İX", "’s", "said", "troops", "in", "Wagner", "Group",
]  # fmt: skip
RELS = ["nsubj", "obj", "obl", "nmod", "nmod:poss", "amod", "compound", "flat", "conj", "appos", "case", "acl:relcl"]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    size = len(words)
    root = draw(st.integers(0, size - 1))
    heads = [draw(st.integers(0, max(token - 1, 0))) if token > root else token + 1 for token in range(size)]
    heads[root] = -1
    starts = [sum(len(word) + 1 for word in words[:token]) for token in range(size)]
    pick = st.lists
    return Sentence(
        index=0, source=" ".join(words), in_title=False, start=0, end=starts[-1] + len(words[-1]), paragraph=0,
        words=words, starts=starts, ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        lemmas=[word.lower() for word in words],
        upos=draw(pick(st.sampled_from(["NOUN", "PROPN", "PRON", "ADJ", "VERB", "ADP"]), min_size=size, max_size=size)),
        xpos=["NNS"] * size, feats=["Number=Plur"] * size, heads=heads,
        rels=["root" if head < 0 else draw(st.sampled_from(RELS)) for head in heads],
        entities=draw(pick(st.sampled_from(["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]), min_size=size, max_size=size)),
    )  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sentences(), max_size=3))
def test_any_parse(resolver: ActorResolver, parsed: list[Sentence]) -> None:
    for index, sentence in enumerate(parsed):
        sentence.index = index
    document = Document(Article("x"), parsed)
    first, second = (list(resolver.resolve(document)) for _ in range(2))
    assert first == second
    for mention in first:
        source, span = parsed[mention.sentence].source, mention.actor.span
        assert source[span.start : span.end] == span.text
        assert mention.first <= mention.head <= mention.last
