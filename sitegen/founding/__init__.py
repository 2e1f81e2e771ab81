"""The door `init`: a new newsroom that builds, checks clean and previews at once."""

from sitegen.founding.found import found, found_photos
from sitegen.founding.planting import planted_dots
from sitegen.founding.wheel import wheel_at_hand
from sitegen.founding.wishes import Place, Wishes, places_of

__all__ = ["Place", "Wishes", "found", "found_photos", "places_of", "planted_dots", "wheel_at_hand"]
