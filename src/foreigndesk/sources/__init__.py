"""Bytes to articles: text, HTML, JSON Lines, CSV, feeds, archives and folders of these; page furniture taken out.

First step of the flow. A format is one module with a ``FORMAT`` and one line in ``registry.py``.
"""

from foreigndesk.sources.address_list import Follow
from foreigndesk.sources.defaults import SourceDefaults
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.finish import finish_draft
from foreigndesk.sources.format import Format
from foreigndesk.sources.furniture import cut_furniture
from foreigndesk.sources.gauge import Gauge
from foreigndesk.sources.limits import Limits
from foreigndesk.sources.read import read_sources
from foreigndesk.sources.registry import FORMATS
from foreigndesk.sources.set_aside import SetAside

__all__ = [
    "FORMATS",
    "Draft",
    "Follow",
    "Format",
    "Gauge",
    "Limits",
    "SetAside",
    "SourceDefaults",
    "cut_furniture",
    "finish_draft",
    "read_sources",
]
