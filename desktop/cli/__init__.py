"""The desk without a window: the commands of the contract."""
