"""Changes of rules, each with its line in the history."""
