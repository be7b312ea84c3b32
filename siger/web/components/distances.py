"""How far two points lie apart, and how that is said."""

import math
from typing import Final

from django.utils.formats import number_format

METRES_A_DEGREE: Final = 111_195.0


def metres_between(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Distance of two near points on a sphere; exact to a metre within a few kilometres."""
    north = (other_lat - lat) * METRES_A_DEGREE
    east = (other_lng - lng) * METRES_A_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(north, east)


def distance_words(metres: float) -> str:
    """ "14 m", "412 m", "3,2 km" (in English "3.2 km")."""
    return f"{metres:.0f} m" if metres < 1000 else f"{number_format(metres / 1000, 1)} km"
