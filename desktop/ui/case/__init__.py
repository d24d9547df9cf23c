"""The right half of the window: one case, its conversation, its sentiment trend, its facts, and what can be done about it."""
