"""Stories: articles that tell the same happening as a whole, by their words and by the incidents they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from foreigndesk.article import Article
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.linking.clusters import cluster
from foreigndesk.linking.evidence import Link
from foreigndesk.linking.incidents import Incident
from foreigndesk.linking.rarity import Rarity, Weights, likeness


@dataclass(frozen=True, slots=True)
class StoryRules:
    """When two articles tell one story; ``knowledge/linking/stories.yaml`` says what each rule means."""

    alike: float
    title: int
    incident: float
    days: int
    cohesion: float
    handles: int

    @classmethod
    def load(cls) -> StoryRules:
        """Read the rules.

        Raises:
            KnowledgeError: If one is missing or unknown.
        """
        path = knowledge_dir() / "linking" / "stories.yaml"
        try:
            return cls(**load_yaml(path))
        except TypeError as error:
            raise KnowledgeError(f"rules of stories are wrong ({error})", place=str(path)) from error


def group_stories(
    articles: Mapping[str, Article],
    incidents: Iterable[Incident] = (),
    rules: StoryRules | None = None,
    rarity: Rarity | None = None,
) -> list[list[str]]:
    """The stories of articles, each a sorted list of names; the order of the input does not matter.

    Args:
        articles: By ``article_id``.
        incidents: Those of the articles' events.
        rules: Ours by default.
        rarity: Weighs words; ours by default.
    """
    rules, rarity = rules or StoryRules.load(), rarity or Rarity.load()
    words = {key: _words(article, rules, rarity) for key, article in articles.items()}
    shared = {pair for incident in incidents for pair in combinations(sorted(incident.articles), 2)}
    links = []
    for left, right in sorted(_candidates(words, rules) | shared):
        score = likeness(words[left], words[right]) + rules.incident * ((left, right) in shared)
        if score >= rules.alike and not _apart(articles[left], articles[right], rules):
            links.append(Link((left, ""), (right, ""), (), score))
    links.sort(key=lambda link: link.rank)
    groups = cluster([(key, "") for key in articles], links, lambda left, right: False, rules.cohesion)
    return sorted([key for key, _ in keys] for keys, _ in groups)


def _words(article: Article, rules: StoryRules, rarity: Rarity) -> Weights:
    words = rarity.weigh(article.text)
    for stem, weight in rarity.weigh(article.title or "").items():
        words[stem] = rules.title * weight
    return words


def _candidates(words: Mapping[str, Weights], rules: StoryRules) -> set[tuple[str, str]]:
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(words):
        for mark in combinations(sorted(_rarest(words[key], rules.handles)), 2):
            buckets[mark].append(key)
    return {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}


def _rarest(weights: Weights, count: int) -> Iterator[str]:
    yield from sorted(weights, key=lambda stem: (-weights[stem], stem))[:count]


def _apart(left: Article, right: Article, rules: StoryRules) -> bool:
    return bool(left.published and right.published and abs(left.published - right.published) > timedelta(rules.days))
