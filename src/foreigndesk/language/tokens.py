"""Cuts a sentence into words the way the Universal Dependencies English treebanks do, keeping exact offsets.

Every character that is not white space lies in exactly one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d"
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_APOSTROPHE = "['’ʼ]"

_PATTERN = r"""
  (?!JOINED_WORDS\b) [A-Za-z]+ (?=[\s,]|$)                       # the plain case, first for speed
 | (?: [^\W\d_]\. ){2,} (?: [^\W\d_](?!['’]?[^\W_]) )?             # U.S.  p.m.  U.S.A
 | (?: https?:// | www\. ) \S+ [\w/] | [\w.+-]+ @ [\w-]+ (?:\.\w+)+
 | (?P<joined> JOINED )
 | \.{2,} | -{2,} | [!?]{2,} | _+ | ={2,} | \*{2,} | `` | ''
 | (?<!\w) (?:ABBREVIATIONS)\. | (?<!\w) (?:BEFORE_NUMBER)\. (?=\s?\d)
 | (?<![^\W_]) [A-Z]\. (?=\s?[A-Z])                               # J. K. Rowling
 | \d+ (?:st|nd|rd|th|ST|ND|RD|TH|['’]?s) \b                      # 5th, 1990s
 | \d+ (?:/\d+)+ | \d{3}-\d{3}-\d{4}
 | \d+ (?:[.,:]\d+)* (?![^\W\d_]+\d)                              # 1,200  3.5  10:30; not the 3 of 3G2
 | (?<=\S) APOSTROPHE (?i:s) \b                                   # (NATO)'s
 | [#@] \w+
 | [A-Z]+ (?:&[A-Z]+)+ \b                                         # AT&T
 | [^\W\d_]+ (?:\.[a-z][^\W_]+)+ (?!\.\w)                         # example.org
 | (?: (?<!\w) (?:PREFIXES) [-‐‑] (?=[^\W_]) )? LETTER+ (?P<clitic> (?:APOSTROPHE LETTER+)+ )?
 | [^\w\s] | \S
"""


class Tokenizer:
    """Splits sentences into tokens by the lists of ``knowledge/language/tokens.yaml``."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        joined: Mapping[str, str] = lists["joined"]
        parts = (rf"\b{head}(?={word[len(head) :]}\b)" for word, head in joined.items())
        replacements = {
            "JOINED_WORDS": f"(?i:{_either(joined)})",
            "JOINED": f"(?i:{'|'.join(parts)})",
            "ABBREVIATIONS": _either(_cased(lists["abbreviations"])),
            "BEFORE_NUMBER": _either(_cased(lists["before_number"])),
            "PREFIXES": f"(?i:{_either(lists['prefixes'])})",
            "APOSTROPHE": _APOSTROPHE,
            "LETTER": _LETTER,
        }
        names = re.compile("|".join(sorted(replacements, key=len, reverse=True)))
        pattern = names.sub(lambda found: replacements[found.group()], _PATTERN)
        self._token = re.compile(pattern, re.VERBOSE)
        clitics = _either(lists["clitics"]).replace("'", _APOSTROPHE)
        negation = re.escape(lists["negation"]).replace("'", _APOSTROPHE)
        self._clitic = re.compile(rf"(?i)(?<=\w)(?:{negation}|{clitics})$")

    def tokenise(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Offsets of the tokens between ``start`` and ``end``."""
        tokens: list[tuple[int, int]] = []
        for found in self._token.finditer(text, start, end):
            if found.lastgroup == "clitic":
                tokens.extend(self._cut(text, *found.span()))
            else:
                tokens.append(found.span())
        return tokens

    def _cut(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """A word with an apostrophe in it: ``army's`` is two tokens, ``Sana'a`` is one."""
        clitic = self._clitic.search(text, start, end)
        if clitic is None or clitic.start() == start:
            return [(start, end)]
        return [(start, clitic.start()), (clitic.start(), end)]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _cased(words: Iterable[str]) -> list[str]:
    """The words as listed and, for reports in capitals, in capitals."""
    return sorted({form for word in words for form in (word, word.upper())})
