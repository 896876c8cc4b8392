"""Countries: our codes beside ISO's, FIPS's and COW's, and the names that other data sets give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foreigndesk.knowledge.files import knowledge_dir, load_csv, load_yaml


@dataclass(frozen=True, slots=True)
class Country:
    """One country.

    Attributes:
        code: Ours: ISO 3166 alpha-3, ``KOS`` for Kosovo.
        iso2: ISO 3166 alpha-2.
        number: ISO 3166 numeric, without leading zeros.
        fips: FIPS 10-4.
        cow: Correlates of War number.
        name: GeoNames's English name.
        continent: GeoNames's code (AF, AS, EU, NA, SA, OC, AN).
        region: UN M49 region.
    """

    code: str
    iso2: str
    number: str
    fips: str
    cow: str
    name: str
    continent: str
    region: str


class Countries:
    """Looks countries up by any of their codes or names."""

    def __init__(self, countries: Mapping[str, Country], aliases: Mapping[str, Mapping[str, str]]) -> None:
        self._by_code = countries
        self._fips = {country.fips: country.code for country in countries.values() if country.fips}
        self._fips.update(aliases["fips"])
        self._old = aliases["iso3"]
        self._names = {_plain(country.name): country.code for country in countries.values()}
        self._names |= {_plain(name): code for name, code in aliases["names"].items()}

    @classmethod
    def load(cls) -> Countries:
        """Read ``knowledge/codes``."""
        folder = knowledge_dir() / "codes"
        countries = {row["code"]: Country(**row) for row in load_csv(folder / "countries.csv")}
        return cls(countries, load_yaml(folder / "aliases.yaml"))

    def get(self, code: str | None) -> Country | None:
        """The country of one of our codes; ``None`` for organisations and unknown codes."""
        return self._by_code.get(code) if code else None

    def of_iso3(self, code: str) -> str | None:
        """Our code for an alpha-3 code, old ones too."""
        code = self._old.get(code, code)
        return code if code in self._by_code else None

    def of_fips(self, code: str) -> str | None:
        """Our code for a FIPS code."""
        return self._fips.get(code)

    def of_name(self, name: str) -> str | None:
        """Our code for an English name."""
        return self._names.get(_plain(name))


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace(".", "").split())
