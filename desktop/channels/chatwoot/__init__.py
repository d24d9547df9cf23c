"""A Chatwoot help desk: what customers and agents say there comes in, what a supervisor writes or assigns goes out."""
