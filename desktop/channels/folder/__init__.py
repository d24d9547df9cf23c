"""A folder that exports are dropped into."""
