"""The keys of people on this machine: made here, locked by a secret, never shown."""
