"""The program as users get it."""
