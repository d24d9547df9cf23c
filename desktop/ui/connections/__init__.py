"""The accounts that messages come in by: set up, tried out, and how they are."""
