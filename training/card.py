"""Writes MODEL_CARD.md: the text of ``data/model_card.md`` with sources and measured scores put in."""

from __future__ import annotations

from training.corpus import DATA, Source
from training.scores import Scores


def card(scores: dict[str, Scores], size: int, sources: list[Source], outputs: tuple[str, ...], note: str) -> str:
    """The card of a model file of ``size`` bytes; ``note`` tells how this very file was trained."""
    text = (DATA / "model_card.md").read_text(encoding="utf-8")
    tables = "\n".join(_table(name, found) for name, found in scores.items() if found)
    for key, value in {
        "size": f"{size / 1e6:.1f}",
        "sources": _sources(sources),
        "scores": tables,
        "outputs": " ".join(f"`{name}`" for name in outputs),
        "note": note,
    }.items():
        text = text.replace("{" + key + "}", value)
    return text


def _sources(sources: list[Source]) -> str:
    rows = [f"| {s.name} | {s.attribution} | {s.licence} |" for s in sources if s.attribution]
    return "\n".join(["| set | what and whose | licence |", "|---|---|---|", *rows])


def _table(name: str, found: Scores) -> str:
    keys, values = " | ".join(found), " | ".join(str(value) for value in found.values())
    return f"**{name}**\n\n| {keys} |\n|{'---|' * len(found)}\n| {values} |\n"
