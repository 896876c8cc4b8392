"""Importing: events that others coded (GDELT, ICEWS, POLECAT) as codings of a store, beside our own.

A format is one module with an ``ImportFormat`` and one line in ``registry.py``.
"""

from foreigndesk.importing.format import ImportFormat
from foreigndesk.importing.imported import Imported
from foreigndesk.importing.registry import FORMATS

__all__ = ["FORMATS", "ImportFormat", "Imported"]
