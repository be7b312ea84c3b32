"""Two texts alike: spelling, stems, how rare a word is, places, and one number of all that."""
