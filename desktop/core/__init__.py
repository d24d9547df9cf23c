"""The ground floor: facts, orders, the one fold and pure policy. Standard library only; no Qt, no SQL, no clock, no files."""
