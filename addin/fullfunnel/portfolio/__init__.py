"""Many plans as one: what a plan holds as stable text, what changed between two versions, all plans in one table."""
