"""Whose is it: the table of first routes. Publishes and listens to nothing yet."""
