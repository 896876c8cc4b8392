"""The linker: brings the tables of incidents and agreements up to date with the articles that have come since.

What comes out does not depend on the order or the portions in which articles came: new reports are compared with all
that may tell the same, and whatever hangs together with them through links is clustered anew, from the reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from foreigndesk.linking.agreements import register_agreements
from foreigndesk.linking.clusters import cluster, find_links
from foreigndesk.linking.copying import CopyFinder, copies_of, groups_of
from foreigndesk.linking.corrections import Corrections
from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.incidents import incident_of
from foreigndesk.linking.persistence import persist, put_in_place
from foreigndesk.linking.pool import Pool
from foreigndesk.linking.reports import Key
from foreigndesk.linking.rules import LinkRules
from foreigndesk.linking.steps import StepTable
from foreigndesk.linking.stored import (
    batch_articles,
    naming_reports,
    note_seen,
    pending_batches,
    replaced_reports,
    stored_mentions,
    stored_reports,
    unseen,
)
from foreigndesk.linking.tables import agreement_row, incident_row
from foreigndesk.store import Store
from foreigndesk.store.column import Row
from foreigndesk.store.derived import AGREEMENTS, INCIDENTS

_WHOLE = "all"
_AFFECTED = """
SELECT DISTINCT incident_id FROM incident_reports
WHERE event_id || ' ' || article_id IN (SELECT unnest($keys::VARCHAR[]))
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of the linker did: commits of articles taken in, and incidents written."""

    batches: int
    incidents: int


class Linker:
    """Keeps incidents and agreements of a store up to date.

    Args:
        store: The store; many may read it meanwhile, and of several linkers at once each sees what the others did.
        rules: When reports are linked; ours by default.
        table: What tells agreements; ours by default.
    """

    def __init__(self, store: Store, rules: LinkRules | None = None, table: StepTable | None = None) -> None:
        self._store = store
        self._judge = Judge(rules or LinkRules.load())
        self._table = table or StepTable.load()

    def link(self) -> Linked:
        """Take in everything that has come since the last run.

        Raises:
            StoreBusyError: If others kept changing the tables through several attempts.
        """
        CopyFinder(self._store).find()
        batches = pending_batches(self._store, INCIDENTS)
        written = persist(partial(self._link_incidents, batches))
        persist(self._register_agreements)
        return Linked(len(batches), written)

    # --- incidents

    def _link_incidents(self, batches: Sequence[str]) -> int:
        since = self._store.opened(INCIDENTS)
        corrections = Corrections.read(self._store)
        news = unseen(self._store, INCIDENTS, corrections.ids)
        if not batches and not news:
            return 0
        pool = Pool(self._judge, stored_reports(self._store), replaced_reports(self._store, batches))
        articles = copies_of(self._store, batch_articles(self._store, batches))
        fresh = pool.of_articles(articles) | (corrections.partners.keys() & pool.reports.keys() if news else set())
        affected, links = self._affected(pool, fresh, corrections)
        rows = self._incidents(pool, affected - pool.gone, links, corrections)
        put_in_place(self._store, INCIDENTS, rows, self._told_by(map(pool.stored, affected)), since)
        note_seen(self._store, INCIDENTS, [*batches, *news])
        return len(rows)

    def _affected(self, pool: Pool, fresh: set[Key], corrections: Corrections) -> tuple[set[Key], set[Link]]:
        """Everything that hangs together with new and replaced reports through links and corrections, and the links."""
        found: set[Key] = set()
        known: set[Link] = set()
        edge = fresh | pool.gone
        while edge:
            found |= edge
            links = find_links(pool.reports, self._judge, fresh=edge)
            known.update(links)
            near = {key for link in links for key in (link.left, link.right)}
            near |= {partner for key in edge for partner in corrections.partners.get(key, ())} & pool.reports.keys()
            edge = near - found
        return found, known

    def _incidents(self, pool: Pool, keys: set[Key], known: Iterable[Link], corrections: Corrections) -> list[Row]:
        reports = {key: pool.reports[key] for key in keys}
        current = (link for link in known if link.left in keys and link.right in keys)
        links = [*corrections.links(keys), *sorted(current, key=lambda link: link.rank)]
        groups = groups_of(self._store, {article for _, article in keys})

        def contradict(one: Key, other: Key) -> bool:
            verdict = corrections.verdict(one, other)
            return verdict == "apart" if verdict else self._judge.contradict(reports[one], reports[other])

        clusters = cluster(reports, links, contradict, self._judge.rules.cohesion)
        told = (c for c in clusters if any(self._judge.founds(reports[key]) for key in c[0]))
        return [
            incident_row(incident_of([reports[key] for key in members], used, self._judge, groups), reports)
            for members, used in told
        ]

    def _told_by(self, keys: Iterable[Key]) -> list[str]:
        """The incidents in which some reports stand."""
        told = {"keys": [f"{event_id} {article_id}" for event_id, article_id in keys]}
        return [incident_id for (incident_id,) in self._store.query(_AFFECTED, told).fetchall()]

    # --- agreements

    def _register_agreements(self) -> int:
        batches = pending_batches(self._store, AGREEMENTS)
        if not batches:
            return 0
        since = self._store.opened(AGREEMENTS)
        reports = list(naming_reports(self._store, {*self._table.classes, *self._table.named_by}))
        mentions = stored_mentions(self._store, {report.article_id for report in reports})
        rows = [agreement_row(agreement, _WHOLE) for agreement in register_agreements(reports, mentions, self._table)]
        self._store.replace(AGREEMENTS, rows, [_WHOLE], since)
        note_seen(self._store, AGREEMENTS, batches)
        return len(rows)
