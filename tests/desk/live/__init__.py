"""Tests of live channels at the desk."""
