"""Undoes regular inflection by spelling: the stems a form may come from, and the likeliest of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

_IED, _ED, _ING, _IES, _ES = "ied", "ed", "ing", "ies", "es"
_S_FORMS = ("VBZ", "NNS")


class Inflection:
    """Finds the stem of a regular form.

    Args:
        spelling: The section ``regular`` of ``knowledge/language/lemmas.yaml``.
    """

    def __init__(self, spelling: Mapping[str, Any]) -> None:
        self._silent_e = re.compile(rf"(?:^|.)(?:{'|'.join(spelling['silent_e'][:-1])})$|^{spelling['silent_e'][-1]}$")
        self._doubled = re.compile(rf"(?:{spelling['doubled']})$")
        self._sibilant = re.compile(rf"{spelling['sibilant']}$")
        self._prefixes: Sequence[str] = sorted(spelling["prefixes"], key=len, reverse=True)

    def stem(self, word: str, xpos: str, known: Sequence[Collection[str]]) -> str | None:
        """The likeliest stem of a lower-case form; nothing if the form is not a regular one of its tag.

        Args:
            word: The form.
            xpos: Its Penn tag.
            known: Words that may be stems: the first collection that holds a candidate decides.
        """
        if xpos in _S_FORMS:
            return self._of_s_form(word, known) if word.endswith("s") else None
        if word.endswith(_ING):
            return self._of_participle(word[: -len(_ING)], known)
        if word.endswith(_IED):
            stem = word[: -len(_IED)]
            return f"{stem}y" if len(stem) > 1 else f"{stem}ie"
        return self._of_participle(word[: -len(_ED)], known) if word.endswith(_ED) else None

    def _of_participle(self, bare: str, known: Sequence[Collection[str]]) -> str | None:
        if len(bare) < 2:
            return None
        with_e, halved = f"{bare}e", bare[:-1] if bare[-1] == bare[-2] else bare
        takes_e = bool(self._silent_e.search(bare))
        order = (with_e, halved, bare) if takes_e else (bare, halved, with_e)
        found = self._first_known(order, known)
        if found:
            return found
        if halved != bare and self._doubled.search(bare):
            return halved
        return with_e if takes_e else bare

    def _of_s_form(self, word: str, known: Sequence[Collection[str]]) -> str:
        stems = [word[:-1]]
        if word.endswith(_IES):
            stems = [f"{word[: -len(_IES)]}y", *stems]
        elif word.endswith(_ES):
            stems.append(word[: -len(_ES)])
        default = stems[-1] if self._sibilant.search(word) else stems[0]
        return self._first_known(stems, known) or default

    def _first_known(self, stems: Sequence[str], known: Sequence[Collection[str]]) -> str | None:
        for words in known:
            for stem in stems:
                if stem in words:
                    return stem
        for stem in stems:
            if any(self._without_prefix(stem, words) for words in known):
                return stem
        return None

    def _without_prefix(self, stem: str, words: Collection[str]) -> bool:
        return any(
            stem.startswith(prefix) and len(stem) - len(prefix) > 2 and stem[len(prefix) :] in words
            for prefix in self._prefixes
        )
