"""Actors: who takes part, resolved to country, sectors, name and code."""

from foreigndesk.actors.actor import Actor, ActorMention, MentionKind
from foreigndesk.actors.candidates import Candidate
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.lookup import ActorLookup, LookupResult
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.actors.resolver import ActorResolver

__all__ = [
    "Actor",
    "ActorKnowledge",
    "ActorLookup",
    "ActorMention",
    "ActorMentions",
    "ActorResolver",
    "Candidate",
    "LookupResult",
    "MentionKind",
]
