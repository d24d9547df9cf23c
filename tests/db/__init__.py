"""Tests of `desktop.db`."""
