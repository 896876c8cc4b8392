"""The reader room: what a small model, trained on the codebook's examples, says of the words of a sentence."""

from foreigndesk.reader.hearing import Hearing
from foreigndesk.reader.reader import Reader
from foreigndesk.reader.voices import Voices

__all__ = ["Hearing", "Reader", "Voices"]
