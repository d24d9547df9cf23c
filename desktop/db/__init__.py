"""The record: one SQLite file with the journal and everything that is derived from it."""
