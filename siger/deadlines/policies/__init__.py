"""How much time each clock has: for which reports, in whose government, since when. Plain Python, no database."""
