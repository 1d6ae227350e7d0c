"""Rules on one message (MSG1xx): whether it fits its stage, its channel, and whoever steps in there."""
