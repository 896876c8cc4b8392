"""Finds and resolves every actor mention of a parsed article."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from foreigndesk.actors.actor import ActorMention
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.drafting import drafts_of
from foreigndesk.actors.focus import focus_country, is_dateline
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.actors.reference import ReferenceResolver
from foreigndesk.actors.view import SentenceView, view_of
from foreigndesk.language.document import Document

if TYPE_CHECKING:
    from foreigndesk.places.place import PlaceMention


class ActorResolver:
    """Resolves the actors of articles.

    Args:
        knowledge: Names, role nouns and word lists; those that ship with the package if left out.
    """

    def __init__(self, knowledge: ActorKnowledge | None = None) -> None:
        self.knowledge = knowledge or ActorKnowledge.load()

    def resolve(
        self, document: Document, places: Iterable[PlaceMention] = (), *, also_places: bool = False
    ) -> ActorMentions:
        """Find every actor mention of an article and say who it is.

        Args:
            document: The parsed article.
            places: Its places, if they are known already: evidence for "police in Lagos".
            also_places: Keep names of countries and capitals that stand for places only.

        Each phrase is read by its own words first; pronouns, descriptions, surnames and roles without a
        country are then resolved in reading order against what came before. What stays unclear stays open.
        """
        on = document.article.published
        views = [view_of(sentence, self.knowledge) for sentence in document.sentences]
        located = _located(views, places)
        focus = focus_country(document, views, located, self.knowledge)
        for view in views:
            view.rank(partial(focus.fits, on=on))
        references = ReferenceResolver(self.knowledge, focus, located, on)
        mentions: list[ActorMention] = []
        for view in views:
            if is_dateline(view.sentence):
                continue
            drafts = drafts_of(view, self.knowledge, on, references)
            references.settle_all(drafts)
            for draft in drafts:
                if draft.rank > 0 or (also_places and draft.country is not None):
                    mentions.extend(self._finish(draft))
        return ActorMentions(mentions)

    def _finish(self, draft: Draft) -> list[ActorMention]:
        """The mention, and one more for each partner of a coordinated modifier."""
        renamed = self.knowledge.words.cameo_sectors
        return [
            one.finish(actor_code(one.country, one.sectors, one.cameo, renamed)) for one in (draft, *draft.partners)
        ]


def _located(views: list[SentenceView], places: Iterable[PlaceMention]) -> dict[tuple[int, int], str]:
    """Countries of places, also of those named as states or by their capitals, by sentence and token."""
    located = {(p.sentence, p.head): p.place.country for p in places if p.place.country is not None}
    return located | {
        (view.sentence.index, token): hit.record.country
        for view in views
        for hit in view.hits
        if hit.record.kind in ("state", "capital", "seat") and hit.record.country
        for token in range(hit.first, hit.last + 1)
    }
