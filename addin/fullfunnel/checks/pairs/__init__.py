"""Two messages that the same person sees one after the other: where the second does not hold to the first."""
