"""The codebook: what a predicate with its arguments means, as data that anyone can read and extend."""

from foreigndesk.codebook.codebook import Codebook, Entry
from foreigndesk.codebook.frames import NO_EVENT, Condition, Example, Frame, Predicate
from foreigndesk.codebook.ontology import EventType, Mode, Ontology

__all__ = [
    "NO_EVENT",
    "Codebook",
    "Condition",
    "Entry",
    "EventType",
    "Example",
    "Frame",
    "Mode",
    "Ontology",
    "Predicate",
]
