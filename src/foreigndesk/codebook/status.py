"""The status of an act: PLOVER's auxiliary modes."""

from typing import Literal

Status = Literal["actual", "ongoing", "future", "hypothetical", "negated", "historical"]
