"""How a file is written: encoding, delimiter, decimal sign and order of dates, decided from what stands in it."""
