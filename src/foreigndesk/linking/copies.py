"""Wire copies: finds articles that are one report printed again or sent anew, so that reprints count as one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from foreigndesk.article import Article
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.linking.wording import Wording, bands, signature, split_words

CopyKind = Literal["copy", "version"]
_ANNOUNCED_WITHIN = 3


@dataclass(frozen=True, slots=True)
class CopyRules:
    """When two articles are one report; ``knowledge/linking/copies.yaml`` says what each rule means."""

    shingle: int
    fewest: int
    short: int
    alike: float
    contained: float
    alike_short: float
    marks: float
    marks_unlike_titles: float
    titles: float
    days: int
    days_equal: int
    announced: frozenset[str]

    @classmethod
    def load(cls) -> CopyRules:
        """Read the rules.

        Raises:
            KnowledgeError: If one is missing or unknown.
        """
        path = knowledge_dir() / "linking" / "copies.yaml"
        content: dict[str, Any] = dict(load_yaml(path))
        try:
            return cls(**{**content, "announced": frozenset(content["announced"])})
        except (KeyError, TypeError) as error:
            raise KnowledgeError(f"rules of copies are wrong ({error})", place=str(path)) from error


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that are one report.

    Attributes:
        earlier: The article printed first.
        later: The other; of versions, the one that holds.
        kind: ``version`` where the same outlet sends it anew, ``copy`` where another prints it.
        score: Share of the pieces of both that both have, 0 … 1.
        contained: Share of the shorter's pieces that the longer has.
    """

    earlier: str
    later: str
    kind: CopyKind
    score: float
    contained: float


def sign(article: Article, rules: CopyRules) -> bytes | None:
    """The signature of an article; ``None`` for one too short to be called a copy. It may be stored."""
    words = split_words(article.text)
    return signature(words, rules.shingle) if len(words) >= rules.fewest else None


def find_copies(
    articles: Mapping[str, Article],
    rules: CopyRules | None = None,
    *,
    signatures: Mapping[str, bytes | None] | None = None,
    fresh: Set[str] | None = None,
) -> list[Copy]:
    """The copies among articles, in the order of their names.

    Args:
        articles: By ``article_id``.
        rules: Ours by default.
        signatures: Those known already, which are not computed again.
        fresh: Look only at pairs with a member among these: the copies among the others are known already.
    """
    rules = rules or CopyRules.load()
    known = signatures or {}
    signed = {key: known[key] if key in known else sign(article, rules) for key, article in articles.items()}
    wordings = {key: Wording(article, rules.shingle) for key, article in articles.items()}
    pairs = {pair for pair in candidates(signed) if fresh is None or not fresh.isdisjoint(pair)}
    found = (compare(wordings[left], wordings[right], rules) for left, right in sorted(pairs))
    return sorted((copy for copy in found if copy), key=lambda copy: (copy.earlier, copy.later))


def candidates(signatures: Mapping[str, bytes | None]) -> Iterator[tuple[str, str]]:
    """Pairs of articles that share a band, possibly several times."""
    buckets: dict[int, list[str]] = defaultdict(list)
    for key in sorted(signatures):
        for band in bands(signatures[key] or b"") if signatures[key] else ():
            yield from ((other, key) for other in buckets[band])
            buckets[band].append(key)


def copy_groups(keys: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """By article, the smallest name among all that are the same report as it, itself included."""
    home = {key: key for key in keys}

    def root(key: str) -> str:
        while home.setdefault(key, key) != key:
            home[key] = key = home[home[key]]
        return key

    for copy in copies:
        first, second = sorted((root(copy.earlier), root(copy.later)))
        home[second] = first
    return {key: root(key) for key in list(home)}


def compare(left: Wording, right: Wording, rules: CopyRules) -> Copy | None:
    """The relation of two articles, by all their words."""
    common = len(left.pieces & right.pieces)
    alike = common / max(1, len(left.pieces | right.pieces))
    contained = common / max(1, min(len(left.pieces), len(right.pieces)))
    days = rules.days_equal if alike >= rules.alike_short else rules.days
    if _too_far(left.article.published, right.article.published, days) or not _enough(
        left, right, alike, contained, rules
    ):
        return None
    earlier, later = sorted(
        (left.article, right.article), key=lambda a: (a.published or date.min, _announces(a, rules), a.article_id)
    )
    kind: CopyKind = "version" if _is_version(earlier, later, left.title, right.title, rules) else "copy"
    return Copy(earlier.article_id, later.article_id, kind, round(alike, 3), round(contained, 3))


def _too_far(left: date | None, right: date | None, days: int) -> bool:
    return left is not None and right is not None and abs(left - right) > timedelta(days)


def _enough(left: Wording, right: Wording, alike: float, contained: float, rules: CopyRules) -> bool:
    shorter = min(len(left.words), len(right.words))
    if shorter < rules.fewest:
        return False
    titles = not (left.title and right.title) or _share(left.title, right.title) >= rules.titles
    if shorter < rules.short:
        return alike >= rules.alike_short and titles and left.marks == right.marks
    if alike < rules.alike and contained < rules.contained:
        return False
    fewer, more = sorted((left.marks, right.marks), key=len)
    return len(fewer & more) >= (rules.marks if titles else rules.marks_unlike_titles) * len(fewer)


def _is_version(earlier: Article, later: Article, one: frozenset[str], other: frozenset[str], rules: CopyRules) -> bool:
    """The same outlet under the same address or a like title, or with words that announce it."""
    if earlier.outlet != later.outlet or earlier.outlet is None:
        return bool(earlier.url) and earlier.url == later.url
    return earlier.url == later.url or _share(one, other) >= rules.titles or _announces(later, rules)


def _announces(article: Article, rules: CopyRules) -> bool:
    first = split_words(article.title or article.text)[:_ANNOUNCED_WITHIN]
    return any(" ".join(first[:count]) in rules.announced for count in range(1, len(first) + 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
