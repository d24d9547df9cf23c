"""Rooms beside the queue: what is done to the record seldom, and never in passing."""
