"""What the installation's own verified labels teach about categories, beside the lexicon.

Only `fitting` imports scikit-learn, in a child.
"""
