"""People: accounts, agencies, memberships, roles, and the actor that every action and query asks for.

Owns who somebody is and which seats they hold. Publishes nothing yet; listens to nothing.
"""
