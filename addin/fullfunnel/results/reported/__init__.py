"""What was reported: which rows count, over which days they go, and what they add up to."""
