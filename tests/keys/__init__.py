"""Tests of `desktop.keys`."""
