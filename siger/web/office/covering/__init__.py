"""Faces and plates are covered on a photo, and whoever must see beneath says why."""
