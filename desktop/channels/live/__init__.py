"""Channels that come in by themselves and carry answers out: one seam, an adapter for each service behind it."""
