"""Finds and resolves every actor mention of a parsed article."""

from __future__ import annotations

from datetime import date

from foreigndesk.actors.actor import ActorMention
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.focus import focus_country
from foreigndesk.actors.identify import PhraseReader
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.actors.phrases import PARTS, Phrase, first_conjunct
from foreigndesk.actors.reference import ReferenceResolver
from foreigndesk.actors.view import SentenceView, view_of
from foreigndesk.language.document import Document, Sentence

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_LENDING = frozenset(("state", "demonym", "prefix", "organisation", "group", "person"))


class ActorResolver:
    """Resolves the actors of articles.

    Args:
        knowledge: Names, role nouns and word lists; those that ship with the package if left out.
    """

    def __init__(self, knowledge: ActorKnowledge | None = None) -> None:
        self.knowledge = knowledge or ActorKnowledge.load()

    def resolve(self, document: Document) -> ActorMentions:
        """Find every actor mention of an article and say who it is.

        Each phrase is read by its own words first; pronouns, descriptions, surnames and roles without a
        country are then resolved in reading order against what came before. What stays unclear stays open.
        """
        on = document.article.published
        views = [view_of(sentence, self.knowledge) for sentence in document.sentences]
        focus = focus_country(document, views)
        references = ReferenceResolver(self.knowledge, focus, _places(views), on)
        mentions: list[ActorMention] = []
        for view in views:
            drafts = self._drafts(view, on)
            references.settle_all(drafts)
            for draft in drafts:
                if draft.rank > 0:
                    mentions.extend(self._finish(draft))
        return ActorMentions(mentions)

    def _drafts(self, view: SentenceView, on: date | None) -> list[Draft]:
        """The drafts of a sentence in the order of their heads."""
        reader = PhraseReader(view, self.knowledge, on)
        sentence = view.sentence
        drafts: list[Draft] = []
        for token in range(len(sentence)):
            if _is_head(view, token) and (draft := reader.read(token)) is not None:
                drafts.append(draft)
        used = set().union(*(draft.used for draft in drafts)) if drafts else set()
        covered = {draft.head for draft in drafts if draft.rank > 0 and draft.role is None}
        kept = [d for d in drafts if d.head not in _absorbed(drafts)]
        for hit in view.hits:
            if hit.record.kind in _LENDING and hit.record.actor and hit.first not in view.aside:
                if not used & set(range(hit.first, hit.last + 1)) and not covered & set(range(hit.first, hit.last + 1)):
                    if not _placed(drafts, hit.first, hit.last):
                        kept.append(_modifier(reader, sentence, hit.first, hit.last))
        return sorted(kept, key=lambda draft: (draft.head, draft.first))

    def _finish(self, draft: Draft) -> list[ActorMention]:
        """The mention, and one more for each partner of a coordinated modifier."""
        renamed = self.knowledge.words.cameo_sectors
        return [
            one.finish(actor_code(one.country, one.sectors, one.cameo, renamed)) for one in (draft, *draft.partners)
        ]


def _places(views: list[SentenceView]) -> dict[tuple[int, int], str]:
    """Countries named as states or by their capitals, by sentence and token."""
    return {
        (view.sentence.index, token): hit.record.country
        for view in views
        for hit in view.hits
        if hit.record.kind in ("state", "capital", "seat") and hit.record.country
        for token in range(hit.first, hit.last + 1)
    }


def _is_head(view: SentenceView, token: int) -> bool:
    """Whether a token heads a noun phrase of its own rather than being part of one."""
    sentence = view.sentence
    for span in (view.hit_at.get(token), view.role_at.get(token)):
        if span is not None and span.first <= sentence.heads[token] <= span.last:
            return False
    if sentence.rels[first_conjunct(sentence, token)] in PARTS:
        return False
    if sentence.upos[token] in _NOMINAL:
        return True
    if token not in view.hit_at and token not in view.role_at:
        return False
    return any(sentence.rel(kid) in ("det", "nummod") for kid in sentence.children[token])


def _absorbed(drafts: list[Draft]) -> set[int]:
    """Heads of names and pronounless possessives that another phrase has taken its country from."""
    absorbed: set[int] = set()
    for draft in drafts:
        for other in drafts:
            if other is not draft and other.state and other.head in draft.used:
                absorbed.add(other.head)
    return absorbed


def _placed(drafts: list[Draft], first: int, last: int) -> bool:
    return any(d.rank == 0 and first <= d.head <= last for d in drafts)


def _modifier(reader: PhraseReader, sentence: Sentence, first: int, last: int) -> Draft:
    """A participant named by a modifier: "Malian accords", "NATO summit"."""
    hit = reader.view.hit_at[first]
    draft = draft_of(sentence, Phrase(last, first, last, None, first), "demonym")
    reader.fill(draft, hit)
    draft.plural = False
    if hit.record.kind in ("state", "demonym", "prefix"):
        draft.sectors = draft.sectors or (reader.knowledge.words.state_sector,)
    draft.reasons.append("named by a modifier")
    return draft
