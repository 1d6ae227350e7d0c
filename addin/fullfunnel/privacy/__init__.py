"""Personal data: what it looks like, and how it is masked wherever a text leaves the program."""
