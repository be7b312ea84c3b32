"""Outlines that an operator imports: GeoJSON of any level, codes in the property `kode`.

`reading` takes a file apart without trusting it, `checking` compares the outlines with the list of regions and with each other,
`importing` writes them, all or nothing, and `report` says what happened.
"""
