"""Feeds to the store, for months: polls politely, fetches what the feeds link to, codes it and commits it.

Stands above desk and store. Everything that reaches the network is here, and every connection is checked.
"""

from foreigndesk.watching.clock import Clock
from foreigndesk.watching.feed_list import read_feed_list
from foreigndesk.watching.fetcher import Answer, Fetcher
from foreigndesk.watching.pages import Pages
from foreigndesk.watching.state import WatchState
from foreigndesk.watching.watch import Watch

__all__ = ["Answer", "Clock", "Fetcher", "Pages", "Watch", "WatchState", "read_feed_list"]
