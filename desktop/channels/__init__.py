"""The world outside: readers of real input, one channel a file."""
