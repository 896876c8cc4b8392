"""Registry: the families of gold sets, asked in this order which of them a file belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.goldset import GoldSet
from foreigndesk.evaluation.records import first_record
from foreigndesk.evaluation.sets.ace_events import AceEvents
from foreigndesk.evaluation.sets.actor_codes import ActorCodes
from foreigndesk.evaluation.sets.actor_phrases import ActorPhrases
from foreigndesk.evaluation.sets.article_clusters import ArticleClusters
from foreigndesk.evaluation.sets.attributions import Attributions
from foreigndesk.evaluation.sets.cameo_examples import CameoExamples
from foreigndesk.evaluation.sets.directed_pairs import DirectedPairs
from foreigndesk.evaluation.sets.entity_mentions import EntityMentions
from foreigndesk.evaluation.sets.event_clusters import EventClusters
from foreigndesk.evaluation.sets.factuality import Factuality
from foreigndesk.evaluation.sets.incident_templates import IncidentTemplates
from foreigndesk.evaluation.sets.labelled import LabelledTexts
from foreigndesk.evaluation.sets.not_yet import (
    MainEvents,
    QuestionsAndAnswers,
)
from foreigndesk.evaluation.sets.plover_gsr import PloverRecords
from foreigndesk.evaluation.sets.time_expressions import TimeExpressions
from foreigndesk.evaluation.sets.toponyms import Toponyms

FAMILIES: tuple[type[GoldSet[Any]], ...] = (
    DirectedPairs,
    CameoExamples,
    PloverRecords,
    ActorCodes,
    AceEvents,
    IncidentTemplates,
    Attributions,
    Toponyms,
    TimeExpressions,
    Factuality,
    ActorPhrases,
    EventClusters,
    EntityMentions,
    MainEvents,
    ArticleClusters,
    QuestionsAndAnswers,
    LabelledTexts,
)


def recognise(path: Path) -> GoldSet[Any]:
    """The family that a file belongs to, by the content of its first record.

    Raises:
        SourceError: If no family knows it.
    """
    record = first_record(path)
    for family in FAMILIES:
        gold_set = family()
        if gold_set.recognises(record.values):
            return gold_set
    keys = ", ".join(list(record.values)[:8])
    raise SourceError(
        f"of no known form (first record has {keys}); docs/evaluate.md shows the simple format for your own data",
        place=str(path),
    )
