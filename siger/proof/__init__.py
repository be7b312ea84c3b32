"""Is it really done: what can be said about a proof of work, and who judges it.

Owns the checks of photos with their measures, the index of perceptual hashes, the draw of validators, second looks, and the checklists
of the field. It informs; a person decides.
"""
