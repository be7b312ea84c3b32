"""The end of a shift: reports go to a colleague, who finds them on arrival."""
