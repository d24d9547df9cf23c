"""The application without a window: messages and orders in, views out."""
