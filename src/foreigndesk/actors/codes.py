"""CAMEO-style actor codes: a country or organisation followed by at most two sectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SECTORS = 2
_OWN_CODES = ("IGO", "NGO", "IMG", "ISM", "MNC")


def actor_code(
    country: str | None, sectors: Sequence[str], cameo: str | None, renamed: Mapping[str, str]
) -> str | None:
    """The code of an actor.

    Args:
        country: ISO 3166 alpha-3 or a code for organisations.
        sectors: PLOVER sectors, the weightiest first.
        cameo: A code of the actor's own; it stands for the country.
        renamed: CAMEO's agent codes where they differ from PLOVER's.

    Returns:
        ``MLIGOV``, ``UNO``, ``REB``; ``None`` when nothing is known.
    """
    agents = [renamed.get(sector, sector) for sector in sectors[:_SECTORS]]
    base = cameo if cameo and country in _OWN_CODES else country or ""
    code = base + "".join(agent for agent in agents if agent and not base.endswith(agent))
    return code or None
