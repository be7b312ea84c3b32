"""For officers on site with a phone, with and without a network."""
