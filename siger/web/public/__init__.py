"""Pages for everyone: home, list, map, photos, and the small addresses that forms and maps ask."""
