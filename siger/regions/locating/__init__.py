"""In which region a point lies. Plain Python on arrays; `siger.regions.current` feeds it from the database."""
