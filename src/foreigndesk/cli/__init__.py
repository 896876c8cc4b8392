"""The command line: ``foreigndesk code``, ``codebook`` and the rest, each command a module of its own."""

from foreigndesk.cli.main import main

__all__ = ["main"]
