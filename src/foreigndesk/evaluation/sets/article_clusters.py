"""Articles that tell the same happening: whole dated articles, each with the name of its story."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.clustering import Placed, cluster_scores, one_a_day
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport, mistake
from foreigndesk.linking import link_incidents, read_reports
from foreigndesk.linking.stories import group_stories
from foreigndesk.store.columns import event_rows


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article and the story it belongs to."""

    article: Article
    cluster: str


class ArticleClusters(GoldSet[StoryArticle]):
    """Giveme5W1H's news clusters."""

    family = "incidents (articles)"
    measures = (
        "Whole articles: are those that tell one happening put into one story, by words and shared incidents; beside "
        "the rule that articles with an event of one day, actor, recipient and code in common are one."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """An article with a cluster."""
        return {"cluster", "text", "title"} <= record.keys()

    def parse(self, record: Mapping[str, Any]) -> Iterator[StoryArticle]:
        """One article."""
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield StoryArticle(
            Article(
                text=record["text"],
                title=record["title"],
                published=published,
                outlet=record.get("publisher"),
                url=record.get("url"),
                id=str(record["id"]),
            ),
            str(record["cluster"]),
        )

    def article(self, item: StoryArticle) -> Article:
        """The article."""
        return item.article

    def score(self, name: str, items: Sequence[StoryArticle], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Pairs and B³ of stories and of the one-a-day rule."""
        reports = read_reports(row for coding in codings for row in event_rows(coding))
        articles = {item.article.article_id: item.article for item in items}
        stories = group_stories(articles, link_incidents(reports))
        home: dict[str, Hashable] = {key: number for number, story in enumerate(stories) for key in story}
        daily = _daily(codings)
        linked = [Placed(i.article.article_id, i.cluster, home[i.article.article_id]) for i in items]
        ruled = [Placed(i.article.article_id, i.cluster, daily[i.article.article_id]) for i in items]
        return SetReport(
            name,
            self.family,
            f"{len(items):,} articles of {len({item.cluster for item in items}):,} stories",
            figures=[*cluster_scores("stories", linked), *cluster_scores("one-a-day rule", ruled)],
            mistakes=list(_mistakes(items, codings, home)),
        )


def _daily(codings: Sequence[Coding]) -> dict[str, Hashable]:
    """By article, its story where articles with an event in common are one."""
    home = {coding.article.article_id: coding.article.article_id for coding in codings}
    first: dict[Hashable, str] = {}
    for coding in codings:
        for event in coding.events:
            one = home[first.setdefault(one_a_day(event), coding.article.article_id)]
            other = home[coding.article.article_id]
            home = {key: one if value == other else value for key, value in home.items()}
    return dict(home)


def _mistakes(
    items: Sequence[StoryArticle], codings: Sequence[Coding], home: Mapping[str, Hashable]
) -> Iterator[Mistake]:
    for item, coding in zip(items, codings, strict=True):
        own = home[item.article.article_id]
        apart = [o for o in items if o.cluster == item.cluster and home[o.article.article_id] != own]
        strangers = [o for o in items if o.cluster != item.cluster and home[o.article.article_id] == own]
        for cause, others in (("kept apart", apart), ("joined wrongly", strangers)):
            if others:
                near = [o.article.title for o in others[:3]]
                text = item.article.title or ""
                yield mistake(str(item.article.id), "wrong", "story", cause, coding, item.cluster, near, text)
