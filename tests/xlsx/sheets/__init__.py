"""How the cells of a sheet are read and held."""
