"""Where: toponyms of an article, resolved to points on the map."""

from foreigndesk.places.event_place import domestic_country, place_of
from foreigndesk.places.place import Place, PlaceMention, PlacePrecision
from foreigndesk.places.resolver import PlaceResolver

__all__ = ["Place", "PlaceMention", "PlacePrecision", "PlaceResolver", "domestic_country", "place_of"]
