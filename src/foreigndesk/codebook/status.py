"""The status of an act: PLOVER's auxiliary modes."""

from typing import Literal

Status = Literal["actual", "ongoing", "future", "hypothetical", "negated", "historical"]
Teller = Literal["outlet", "actor", "side", "other"]
"""Who tells of an act: the outlet, its actor himself, one who speaks for him, or somebody else."""
Manner = Literal["plain", "refused", "surmised"]
"""How an act is worded that is not told as a fact: “will not” and “may have” say more than their status."""
