"""The coding: everything the desk makes of one article, as a record and as the contract's JSON object."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.claims.claim import Claim
from foreigndesk.coding.event import Event, Rejection
from foreigndesk.places.place import Place
from foreigndesk.times.time import TimeMention


@dataclass(frozen=True, slots=True)
class Coding:
    """One article with its events, claims, mentions and rejected candidates.

    Attributes:
        article: The article as stored.
        events: In the order of the text, title first.
        claims: Attributed statements with the events inside them.
        actors: Every actor mention of the body.
        places: Every place mention of the body, with its span.
        times: Every time expression of the body.
        rejected: Candidates that were not coded, with reasons.
        version: Fingerprint of code, model, codebook, gazetteers and settings.
    """

    article: Article
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[TimeMention, ...]
    rejected: tuple[Rejection, ...]
    version: str

    def to_dict(self) -> dict[str, object]:
        """The JSON object of the output contract."""
        article = self.article
        return {
            "article_id": article.article_id,
            "id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "outlet": article.outlet,
            "url": article.url,
            "language": article.language,
            "text": article.text,
            "extra": dict(article.extra),
            "cuts": [{"text": cut.text, "reason": cut.reason} for cut in article.cuts],
            "events": [event.to_dict() for event in self.events],
            "claims": [claim.to_dict() for claim in self.claims],
            "mentions": {
                "actors": [actor.to_dict() for actor in self.actors],
                "places": [place.to_dict() for place in self.places],
                "times": [time.to_dict() for time in self.times],
            },
            "rejected": [rejection.to_dict() for rejection in self.rejected],
            "version": self.version,
        }

    def _repr_html_(self) -> str:
        """The evidence as HTML, for notebooks."""
        from foreigndesk.desk.markup import coding_html

        return coding_html(self)
