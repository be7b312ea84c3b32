"""Who may open which address of the office: one rule an address, written by hand, apart from the code that decides."""
