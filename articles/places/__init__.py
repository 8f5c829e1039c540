"""Administrative places of both eras: provinces, former districts, communes; dated, with the units that each became.

Pure and without the rest of annotation, so that a store or a page can look a code up as cheaply as a text is read.
"""

from articles.places.gazetteer import (
    REFORM,
    Era,
    Level,
    Place,
    find_by_name,
    place_of,
    places,
    places_of_type,
    retyped_from,
    units_with_key,
)

__all__ = [
    "REFORM",
    "Era",
    "Level",
    "Place",
    "find_by_name",
    "place_of",
    "places",
    "places_of_type",
    "retyped_from",
    "units_with_key",
]
