"""What is a report about: a curated lexicon of Indonesian as people write it, and what the installation's own labels taught.

`suggestions.suggest(text)` is the one question. Nothing here writes, publishes or assigns: a person decides.
"""
