"""Reply templates: keeping them, seeing what they say, and taking one where words are written."""
