"""Excel as a host: the cell functions and buttons by way of xlwings, and the add-in with their ribbon."""
