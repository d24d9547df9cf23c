"""The dialogs in which an order is made: each asks what the order needs, says what it will do, and signals the order."""
