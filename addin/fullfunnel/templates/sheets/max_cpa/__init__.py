"""The sheet Max CPA, and what the maximum has to carry."""
