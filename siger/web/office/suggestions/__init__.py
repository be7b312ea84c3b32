"""What the desk is offered beside the next step: category, owner, reports that may tell of the same.

Each with its reason; a person decides.
"""
