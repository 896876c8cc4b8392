"""Properties of coding: true spans on any text, byte-identical repeats, independence of order and company."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.parallel import code_many

REPORTS = (
    "BAMAKO, May 3 (AFP) - Mali renounced its defence accords with France on Monday, the junta said.",
    "Kenyan police arrested 14 protesters in Nairobi. “We will not be silenced,” the opposition leader said.",
    "Rebels shelled the town of Goma, killing at least 12 civilians, the army said on Tuesday.",
    "The weather stayed dry.",
    "ETHIOPIA AND ERITREA SIGNED A PEACE DEAL.\n\n- Troops will withdraw\n- Talks resume in June",
)

fragments = st.lists(
    st.one_of(
        st.sampled_from(REPORTS),
        st.text(max_size=40),
        st.sampled_from(["\n\n", "“", "”", "—", "\x00", "🙂", "؟"]),
    ),
    max_size=6,
).map(" ".join)


def dumped(coding: Coding) -> str:
    return json.dumps(coding.to_dict(), ensure_ascii=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=fragments)
def test_any_text_gives_true_spans(desk: Desk, text: str) -> None:
    coding = desk.code(text, published="2022-05-03")
    for event in coding.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        for actor in (*event.actors, *event.recipients):
            assert text[actor.span.start : actor.span.end] == actor.span.text
        for attribution in event.attribution:
            for span in (attribution.cue, attribution.content):
                assert text[span.start : span.end] == span.text
    for time in coding.times:
        assert text[time.span.start : time.span.end] == time.span.text


def test_coding_again_is_identical(desk: Desk) -> None:
    for text in REPORTS:
        assert dumped(desk.code(text, published="2022-05-03")) == dumped(Desk().code(text, published="2022-05-03"))


def test_order_company_threads_and_processes_change_nothing(desk: Desk) -> None:
    articles = [Article(text=text) for text in REPORTS]
    alone = [dumped(desk.code_article(article)) for article in articles]
    assert [dumped(c) for c in desk.code_articles(articles)] == alone
    assert [dumped(c) for c in desk.code_articles(reversed(articles))] == alone[::-1]
    assert [dumped(c) for c in Desk(threads=2).code_articles(articles)] == alone
    assert [dumped(c) for c in code_many(articles, jobs=2)] == alone


def test_the_same_words_keep_their_event_ids(desk: Desk) -> None:
    first = desk.code(REPORTS[0], published="2022-05-03", outlet="A")
    second = desk.code(REPORTS[0], published="2022-05-03", outlet="B", url="https://example.org/x")
    assert [e.event_id for e in first.events] == [e.event_id for e in second.events]
