"""The parts every page is made of: template tags, status words, catalogue. The HTML is in templates/cotton; the index is README.md here."""
