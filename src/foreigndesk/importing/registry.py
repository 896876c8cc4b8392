"""The formats there are; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.importing import gdelt2, icews, polecat
from foreigndesk.importing.format import ImportFormat

FORMATS: Mapping[str, ImportFormat] = {module.FORMAT.name: module.FORMAT for module in (gdelt2, icews, polecat)}
