"""What a disk, a power line and a hand at the file can do to a record."""
