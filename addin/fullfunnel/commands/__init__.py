"""What can be typed behind ``fullfunnel``, one command a file; each is thin over a function of the package."""
