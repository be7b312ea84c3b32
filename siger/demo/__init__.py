"""Demonstration data that looks true: texts, pictures, and a history of reports that follows the table of states."""
