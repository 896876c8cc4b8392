"""The codebook: ontology, frames, noun classes and tables of one folder, indexed by the predicate's lemma."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from foreigndesk.codebook.content import ContentTables
from foreigndesk.codebook.contexts import Contexts
from foreigndesk.codebook.decisions import Decisions
from foreigndesk.codebook.frames import Frame, Predicate, PredicateKind
from foreigndesk.codebook.labelled import LabelledSentence, read_labelled
from foreigndesk.codebook.nouns import NounClasses
from foreigndesk.codebook.ontology import Ontology
from foreigndesk.codebook.parties import Fallback, Parties
from foreigndesk.codebook.parts import Domain, Hosting, Parts, Ties
from foreigndesk.codebook.reading import read_type_file
from foreigndesk.codebook.reductions import Reductions
from foreigndesk.codebook.support import SupportVerbs
from foreigndesk.codebook.uncoded import Uncoded
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import knowledge_dir


@dataclass(frozen=True, slots=True)
class Entry:
    """A predicate and the frame it belongs to.

    ``rank`` orders entries by specificity: priority, words in the predicate, weight of the conditions, variants
    before their base.
    """

    predicate: Predicate
    frame: Frame
    rank: tuple[int, int, int, int]


class Codebook:
    """Everything that says what a predicate with its arguments means.

    Attributes:
        folder: Where it was read from.
        ontology: Types, modes, CAMEO codes.
        nouns: Noun classes.
        frames: All frames in file order.
        content: Tables that say what a request, promise, refusal or threat becomes by its content.
        reductions: What an event becomes by its status.
        support: Light verbs.
        contexts: Cues of the contexts.
        fallback: Where a recipient is looked for when a frame's own rule finds nobody.
        domains: Kinds of article in which nothing is coded.
        hosting: What a shared act becomes by where it takes place.
        parties: Whose acts are coded.
        ties: Noun classes that are noted wherever they fill an argument.
        parts: Acts told beside an act that are part of it.
        uncoded: CAMEO codes that are not coded, with the reason.
        decisions: What was settled where the sources contradict each other.
        fingerprint: Hash over the bytes of its files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ontology = Ontology.load(folder)
        self.nouns = NounClasses.load(folder / "nouns")
        self.content = ContentTables.load(folder / "content.yaml")
        self.reductions = Reductions.load(folder / "reductions.yaml", self.content)
        self.support = SupportVerbs.load(folder / "support.yaml")
        self.contexts = Contexts.load(folder / "contexts.yaml")
        self.fallback = Fallback.load(folder / "fallback.yaml")
        self.domains = Domain.load_all(folder / "domains.yaml")
        self.hosting = Hosting.load_all(folder / "hosting.yaml")
        self.parties = Parties.load(folder / "parties.yaml")
        self.ties = Ties.load(folder / "ties.yaml")
        self.parts = Parts.load(folder / "parts.yaml")
        self.uncoded = Uncoded.load(folder / "uncoded.yaml")
        self.decisions = Decisions.load(folder / "decisions.yaml")
        self.frames = tuple(_frames(folder))
        self._index = _index(self.frames)
        self.fingerprint = _fingerprint(folder)

    @classmethod
    def load(cls, folder: str | Path | None = None) -> Codebook:
        """Read a codebook folder; without one, the codebook that ships with the package.

        Raises:
            CodebookError: If the folder is missing or a file in it is wrong.
        """
        path = Path(folder) if folder else knowledge_dir() / "codebook"
        if not (path / "ontology.yaml").is_file():
            raise CodebookError("is no codebook: it has no ontology.yaml", place=str(path))
        return cls(path)

    @cached_property
    def labelled(self) -> tuple[LabelledSentence, ...]:
        """The labelled sentences under ``examples/``; read when first asked for.

        Raises:
            CodebookError: If a line is no labelled sentence.
        """
        return tuple(read_labelled(self.folder / "examples"))

    def joined(self, other: Ontology) -> Codebook:
        """The same codebook, knowing also the types of another: for events that a second codebook proposes."""
        joined = copy.copy(self)
        joined.ontology = Ontology({**other.types, **self.ontology.types}, {**other.cameo, **self.ontology.cameo})
        return joined

    def entries(self, kind: PredicateKind, lemma: str) -> tuple[Entry, ...]:
        """The predicates with this head lemma, the most specific first; equals stay in file order."""
        return self._index.get((kind, lemma), ())

    def frames_of(self, event_type: str) -> list[Frame]:
        """The frames of one type."""
        return [frame for frame in self.frames if frame.type == event_type]


def _frames(folder: Path) -> Iterator[Frame]:
    seen: dict[str, str] = {}
    for path in sorted((folder / "types").glob("*.yaml")):
        for frame in read_type_file(path):
            if frame.id in seen:
                raise CodebookError("frame id is used twice", place=frame.place)
            seen[frame.id] = frame.place
            yield frame


def _index(frames: tuple[Frame, ...]) -> Mapping[tuple[PredicateKind, str], tuple[Entry, ...]]:
    index: dict[tuple[PredicateKind, str], list[Entry]] = {}
    for frame in frames:
        for predicate in frame.predicates:
            index.setdefault((predicate.kind, predicate.lemma), []).append(_entry(predicate, frame))
    return {key: tuple(sorted(entries, key=lambda e: e.rank, reverse=True)) for key, entries in index.items()}


def _entry(predicate: Predicate, frame: Frame) -> Entry:
    return Entry(predicate, frame, (frame.priority, len(predicate.words), frame.weight, frame.id.count("/")))


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
