"""Days at the desk, told through the real window, a real record and real files."""
