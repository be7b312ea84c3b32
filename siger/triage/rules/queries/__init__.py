"""What pages show of rules."""
