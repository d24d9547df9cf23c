"""What strangers write, through everything."""
