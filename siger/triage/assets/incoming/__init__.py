"""GeoJSON files of things with owners: read as a stream, checked feature by feature, stored whole or not at all."""
