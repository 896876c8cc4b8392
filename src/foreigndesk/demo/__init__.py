"""The demo corpus: short reports, written for this project, about public events of the Sahel from 2012 to 2023."""

from foreigndesk.demo.corpus import corpus_files

__all__ = ["corpus_files"]
