"""Which reports in the database may tell of the same: near, recent, of a neighbouring category, ranked by words, distance, time, photo."""
