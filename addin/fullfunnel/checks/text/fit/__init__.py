"""Which stage the words of one message fit, and how long a text may be in a channel."""
