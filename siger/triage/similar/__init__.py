"""Is it known already: which two reports tell of the same thing.

- `words`: two texts alike, from words and place names alone, plain Python without database or Django: `likeness.compare(one, other)`.
- `finding`: candidates in the database, near, recent and of a neighbouring category, ranked; one answer for citizens, one for the desk.
- `evaluation`: what `siger triage duplicates` prints of a file of pairs.

Nothing here decides: a person supports or merges. Whistleblowing is never compared. Publishes no events and listens to none.
"""
