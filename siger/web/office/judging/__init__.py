"""What stands before a validator: the two sides under one glass, what was measured, and what waits after it."""
