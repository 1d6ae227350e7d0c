"""What is proven of formulas: how they are read, on which kinds of values, by which engine and in which language."""
