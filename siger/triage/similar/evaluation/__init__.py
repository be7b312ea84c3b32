"""How well pairs of texts are told apart: reading a file of pairs, figures, and fitting the balance of the features."""
