"""Events across articles: marked mentions of happenings, each saying which others mean the same in any article."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.clustering import Placed, cluster_scores, one_a_day
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport, mistake
from foreigndesk.evaluation.matching import around, pair_up
from foreigndesk.evaluation.metrics import share
from foreigndesk.linking import link_incidents, read_reports
from foreigndesk.offsets import Span
from foreigndesk.store.columns import event_rows

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class ClusterMention:
    """A marked mention and the happening it means."""

    span: Span
    cluster: str


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article, its sentences joined as paragraphs, with its mentions."""

    id: str
    text: str
    mentions: tuple[ClusterMention, ...]


@dataclass(frozen=True, slots=True)
class CodedMention:
    """A marked mention, the event coded at it, and the incident of that event."""

    mention: ClusterMention
    coding: Coding
    event: Event
    incident: Hashable


class EventClusters(GoldSet[MarkedArticle]):
    """ECB+, NewsWCL50."""

    family = "incidents (mentions)"
    measures = (
        "Of the marked mentions at which an event is coded: are those that mean one happening put into one incident, "
        "over all articles of the set together; beside the rule that events of one day, actor, recipient and code are "
        "one. Most mentions are of acts that PLOVER has not; the share that is coded is shown."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A sentence of a topic's document with mentions."""
        return {"topic", "doc", "mentions"} <= record.keys()

    def read(self, path: Path) -> list[MarkedArticle]:
        """The articles of a file, each put together from its sentences, which follow each other."""
        return [_joined(list(group)) for _, group in groupby(super().read(path), key=lambda one: one.id)]

    def parse(self, record: Mapping[str, Any]) -> Iterator[MarkedArticle]:
        """An article of one sentence."""
        mentions = (
            ClusterMention(Span.of(record["text"], m["start"], m["end"]), str(m["cluster"])) for m in record["mentions"]
        )
        yield MarkedArticle(f"{record['topic']}/{record['doc']}", record["text"], tuple(mentions))

    def article(self, item: MarkedArticle) -> Article:
        """The sentences, each a paragraph; undated, as the sets have it."""
        return Article(text=item.text, id=item.id)

    def score(self, name: str, items: Sequence[MarkedArticle], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Pairs and B³ of incidents and of the one-a-day rule."""
        coded = _coded(items, codings)
        hits = [(i.id, found is not None) for i, own in zip(items, coded, strict=True) for found in own]
        found = [(item.id, one) for item, own in zip(items, coded, strict=True) for one in own if one]
        linked = [Placed(document, one.mention.cluster, one.incident) for document, one in found]
        daily = [Placed(document, one.mention.cluster, one_a_day(one.event)) for document, one in found]
        return SetReport(
            name,
            self.family,
            f"{len(found):,} coded of {len(hits):,} mentions in {len(items):,} articles",
            figures=[
                *cluster_scores("incidents", linked),
                *cluster_scores("one-a-day rule", daily),
                share("mentions coded", hits),
            ],
            mistakes=list(_mistakes([one for _, one in found])),
        )


def _joined(sentences: Sequence[MarkedArticle]) -> MarkedArticle:
    text = _BREAK.join(sentence.text for sentence in sentences)
    mentions, start = [], 0
    for sentence in sentences:
        for mention in sentence.mentions:
            span = Span.of(text, start + mention.span.start, start + mention.span.end)
            mentions.append(ClusterMention(span, mention.cluster))
        start += len(sentence.text) + len(_BREAK)
    return MarkedArticle(sentences[0].id, text, tuple(mentions))


def _coded(items: Sequence[MarkedArticle], codings: Sequence[Coding]) -> list[list[CodedMention | None]]:
    """For each article its mentions with what is coded at them; ``None`` where nothing is."""
    reports = read_reports(row for coding in codings for row in event_rows(coding))
    home = {key: incident.incident_id for incident in link_incidents(reports) for key in incident.members}
    result: list[list[CodedMention | None]] = []
    for item, coding in zip(items, codings, strict=True):
        events = [event for event in coding.events if not event.in_title]
        answers = pair_up([[mention.span] for mention in item.mentions], [event.trigger for event in events])
        keys = [(event.event_id, coding.article.article_id) for event in events]
        result.append(
            [
                None if at is None else CodedMention(mention, coding, events[at], home.get(keys[at], keys[at]))
                for mention, at in zip(item.mentions, answers, strict=True)
            ]
        )
    return result


def _mistakes(found: Sequence[CodedMention]) -> Iterator[Mistake]:
    """Each mention whose incident lacks others of its happening, or has others of another one."""
    for one in found:
        mates = [other for other in found if other is not one and other.mention.cluster == one.mention.cluster]
        if any(other.incident != one.incident for other in mates):
            yield _mistake(one, "kept apart", [o for o in mates if o.incident != one.incident])
        strangers = [o for o in found if o.incident == one.incident and o.mention.cluster != one.mention.cluster]
        if strangers:
            yield _mistake(one, "joined wrongly", strangers)


def _mistake(one: CodedMention, cause: str, others: Sequence[CodedMention]) -> Mistake:
    text = around(one.coding.article.text, [one.mention.span])
    near = [around(other.coding.article.text, [other.mention.span]) for other in others[:3]]
    return mistake(str(one.coding.article.id), "wrong", "incident", cause, one.coding, one.mention.cluster, near, text)
