"""Codes of other data sets: countries, sectors and CAMEO as GDELT, ICEWS, POLECAT and others write them."""

from foreigndesk.codes.cameo import Cameo
from foreigndesk.codes.countries import Countries, Country
from foreigndesk.codes.sectors import Sectors

__all__ = ["Cameo", "Countries", "Country", "Sectors"]
