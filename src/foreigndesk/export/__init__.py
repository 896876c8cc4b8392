"""Export: the events of a store as files that other programs load.

A format is one module with an ``ExportFormat`` and one line in ``registry.py``; it must pass the contract test.
"""

from foreigndesk.export.format import ExportFormat, Row
from foreigndesk.export.registry import FORMATS

__all__ = ["FORMATS", "ExportFormat", "Row"]
