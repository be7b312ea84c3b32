"""Backup and restore: the database and people's files in one archive that only its owner can read.

The keys are not in it, on purpose: an archive that is stolen must not open what is sealed in it. Keep a copy of the key file elsewhere.
"""
