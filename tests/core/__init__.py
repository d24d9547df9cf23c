"""Tests of `desktop.core`."""
