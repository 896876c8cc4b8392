"""A mention in the making: what its own words say, before the rest of the article is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from foreigndesk.actors.actor import Actor, ActorMention, MentionKind
from foreigndesk.actors.phrases import Phrase
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.roles import RoleHit
from foreigndesk.language.document import Sentence
from foreigndesk.offsets import Span


@dataclass(slots=True)
class Draft:
    """What is known of a mention so far.

    Attributes:
        sentence: Where it stands.
        head: Its head token.
        first: Its first token.
        last: Its last token (included).
        kind: As in :class:`ActorMention`.
        name: Canonical name.
        country: Code of the country or organisation.
        sectors: PLOVER sectors.
        cameo: A CAMEO code of its own.
        wikidata: Item identifier.
        plural: Whether it denotes several.
        person: Whether it denotes one or more people rather than a body.
        record: The knowledge record behind it.
        body: The record of the organisation or group it belongs to.
        of_body: Whether it is somebody of a body other than a state.
        role: The role noun that heads it.
        nouns: Last words of the role noun and of those before it, by which the same role is known again.
        mirror: Head of the possessive whose sectors a counterpart shares.
        owner: Head of the possessive or complement whose country it takes, if that is still open.
        used: Tokens of names it has taken its country or sectors from.
        swallowed: Heads of phrases that are part of this one although the tree parts them.
        partners: Further actors under the same head ("French and Malian troops", "the two countries").
        refers_to: Span of the fuller mention.
        reasons: Why, for the trace.
        short: The short name introduced in brackets after it.
        surname: A bare name to be looked up in the article.
        noun: The words of a definite description.
        number: How many actors a description says it stands for, 0 if it does not say.
        region: The adjective of a region before a description.
        gender: ``male`` or ``female``, once something tells.
        rank: 1 for a mention; 0 for what is no actor but may be taken up, as a country that is only a place.
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    kind: MentionKind
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    cameo: str | None = None
    wikidata: str | None = None
    plural: bool = False
    person: bool = False
    record: NameRecord | None = None
    body: NameRecord | None = None
    of_body: bool = False
    role: RoleHit | None = None
    nouns: tuple[str, ...] = ()
    mirror: int | None = None
    owner: int | None = None
    used: set[int] = field(default_factory=set)
    swallowed: set[int] = field(default_factory=set)
    partners: list[Draft] = field(default_factory=list)
    refers_to: Span | None = None
    reasons: list[str] = field(default_factory=list)
    short: str | None = None
    surname: str | None = None
    noun: str | None = None
    number: int = 0
    region: str | None = None
    gender: str | None = None
    rank: int = 1

    @property
    def span(self) -> Span:
        """Its words."""
        return self.sentence.span_of(self.first, self.last)

    @property
    def state(self) -> bool:
        """Whether it names a state itself."""
        return self.record is not None and self.record.kind in ("state", "capital", "demonym") and self.role is None

    def take(self, other: Draft, reason: str) -> None:
        """Stand for the same actor as another mention."""
        self.name, self.country, self.sectors = other.name, other.country, other.sectors
        self.cameo, self.wikidata, self.record = other.cameo, other.wikidata, other.record
        self.role = self.role or other.role
        self.person, self.gender = other.person, other.gender or self.gender
        if other.sentence.in_title == self.sentence.in_title:
            self.refers_to = other.refers_to if other.kind == "pronoun" and other.refers_to else other.span
        self.reasons.append(reason)

    def finish(self, code: str | None) -> ActorMention:
        """The mention as the rest of the program sees it."""
        actor = Actor(
            self.span, self.name, self.country, self.sectors, code, self.wikidata, self.refers_to,
        )  # fmt: skip
        return ActorMention(
            actor, self.sentence.index, self.head, self.first, self.last, self.kind, self.plural,
            "; ".join(self.reasons),
        )  # fmt: skip


def draft_of(sentence: Sentence, phrase: Phrase, kind: MentionKind) -> Draft:
    """An empty draft over a phrase."""
    plural = "Number=Plur" in sentence.feats[phrase.head] or sentence.xpos[phrase.head] in ("NNS", "NNPS")
    return Draft(sentence, phrase.head, phrase.first, phrase.last, kind, plural=plural)
