"""What a message promises and what goes against it: facts, charges, counts, needs, conditions."""
