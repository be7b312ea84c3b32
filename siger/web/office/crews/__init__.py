"""Crews of an agency: who goes out together."""
