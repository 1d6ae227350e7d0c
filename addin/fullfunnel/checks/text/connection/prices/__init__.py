"""Whether two sums of money can both be true: as periods, parts, several of a thing, with or without VAT."""
