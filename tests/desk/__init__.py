"""Tests of `desktop.desk`."""
