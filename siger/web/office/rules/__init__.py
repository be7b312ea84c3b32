"""The office's pages of rules: the three lists, one rule with its trial, the history."""
