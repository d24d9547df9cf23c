"""The tests mirror the source; stories/ is a day at the desk through real widgets, house/ the rules of the house."""
