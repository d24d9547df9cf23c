"""What comes in by itself and what goes out once: the desk's side of live channels."""
