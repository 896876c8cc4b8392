"""The table of copies, kept up to date: which articles are one report printed again or sent anew."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import timedelta
from functools import partial
from typing import Any

from foreigndesk.article import Article
from foreigndesk.chunks import chunks
from foreigndesk.linking.copies import Copy, CopyRules, candidates, copy_groups, find_copies, sign
from foreigndesk.linking.persistence import persist, put_in_place
from foreigndesk.linking.stored import note_seen, pending_batches
from foreigndesk.store import Store
from foreigndesk.store.column import Row
from foreigndesk.store.derived import COPIES, UNDATED, part_of

_ROUND = 100
"""Commits of articles looked at once, which bounds memory."""
_ARTICLE = "SELECT article_id, id, title, text, outlet, url, published FROM articles"
_FRESH = f"{_ARTICLE} WHERE batch IN (SELECT unnest($batches::VARCHAR[]))"
_CHOSEN = f"{_ARTICLE} WHERE article_id IN (SELECT unnest($articles::VARCHAR[]))"
_PARTS = "SELECT * FROM copies WHERE part IN (SELECT unnest($parts::VARCHAR[]))"
_EARLIER = "SELECT * FROM copies WHERE article_id IN (SELECT unnest($articles::VARCHAR[]))"
_GROUPED = "SELECT * FROM copies WHERE copy_group IN (SELECT unnest($groups::VARCHAR[]))"
_GROUPS = """
SELECT article_id, copy_group FROM copies
WHERE copy_group IN (SELECT copy_group FROM copies WHERE article_id IN (SELECT unnest($articles::VARCHAR[])))
"""


def copies_of(store: Store, articles: Collection[str]) -> set[str]:
    """Some articles and all that are the same report as one of them."""
    return set(groups_of(store, articles)) | set(articles)


def groups_of(store: Store, articles: Collection[str]) -> dict[str, str]:
    """By article, its group; of some articles and all that are the same report as one of them."""
    rows = store.rows(_GROUPS, {"articles": sorted(articles)})
    return {row["article_id"]: row["copy_group"] for row in rows}


class CopyFinder:
    """Looks for copies among new articles and those published near them.

    Args:
        store: Holds the articles.
        rules: When two articles are one report; ours by default.
    """

    def __init__(self, store: Store, rules: CopyRules | None = None) -> None:
        self._store = store
        self._rules = rules or CopyRules.load()

    def find(self) -> int:
        """Take in the articles that have come since the last run; how many.

        Raises:
            MissingExtraError: If the extra ``[desk]`` is not installed.
            StoreBusyError: If others kept changing the table.
        """
        batches = pending_batches(self._store, COPIES)
        return sum(persist(partial(self._find, some)) for some in chunks(batches, _ROUND))

    def _find(self, batches: Sequence[str]) -> int:
        since = self._store.opened(COPIES)
        fresh = _by_id(self._store.rows(_FRESH, {"batches": list(batches)}))
        known = self._known(fresh)
        signatures = _signatures(known) | {key: sign(article, self._rules) for key, article in fresh.items()}
        near = {key for pair in candidates(signatures) if not fresh.keys().isdisjoint(pair) for key in pair}
        touched = fresh.keys() | near
        groups = {known[key]["copy_group"] for key in touched & known.keys()}
        touched |= {key for key, row in known.items() if row["copy_group"] in groups}
        articles = fresh | self._articles(touched - fresh.keys())
        copies = find_copies(articles, self._rules, signatures={key: signatures[key] for key in articles})
        rows = [_row(article, copies, signatures) for article in articles.values()]
        _group(rows, copies)
        put_in_place(self._store, COPIES, rows, (), since)
        note_seen(self._store, COPIES, batches)
        return len(fresh)

    def _known(self, fresh: Mapping[str, Article]) -> dict[str, Row]:
        """Rows of the months in which copies may stand, of earlier forms of the articles, and of those' groups."""
        parts = sorted({part for article in fresh.values() for part in self._near(article)})
        earlier = self._store.rows(_EARLIER, {"articles": sorted(fresh)})
        groups = sorted({row["copy_group"] for row in earlier})
        grouped = self._store.rows(_GROUPED, {"groups": groups})
        rows = [*self._store.rows(_PARTS, {"parts": parts}), *earlier, *grouped]
        return {row["article_id"]: row for row in rows}

    def _near(self, article: Article) -> set[str]:
        if article.published is None:
            return {UNDATED}
        reach = timedelta(self._rules.days_equal)
        return {part_of(article.published + way) for way in (-reach, timedelta(0), reach)}

    def _articles(self, keys: Set[str]) -> dict[str, Article]:
        return _by_id(self._store.rows(_CHOSEN, {"articles": sorted(keys)}))


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Article]:
    """The articles of rows; one whose words the table could not hold as they were is nobody's copy."""
    fields = ("id", "title", "text", "outlet", "url", "published")
    articles = {row["article_id"]: Article(**{name: row[name] for name in fields}) for row in rows}
    return {key: article for key, article in articles.items() if article.article_id == key}


def _signatures(rows: Mapping[str, Row]) -> dict[str, bytes | None]:
    return {key: b64decode(str(row["signature"])) or None for key, row in rows.items()}


def _row(article: Article, copies: Iterable[Copy], signatures: Mapping[str, bytes | None]) -> Row:
    """An article with what it is most alike of all that came before it."""
    earlier = [copy for copy in copies if copy.later == article.article_id]
    best = min(earlier, key=lambda copy: (-copy.score, copy.earlier), default=None)
    return COPIES.row(
        {
            "article_id": article.article_id,
            "copy_group": article.article_id,
            "kind": best.kind if best else None,
            "copy_of": best.earlier if best else None,
            "score": best.score if best else None,
            "contained": best.contained if best else None,
            "signature": b64encode(signatures[article.article_id] or b"").decode(),
            "part": part_of(article.published),
        }
    )


def _group(rows: Iterable[Row], copies: Iterable[Copy]) -> None:
    groups = copy_groups((), copies)
    for row in rows:
        row["copy_group"] = groups.get(str(row["article_id"]), row["copy_group"])
