"""The two engines that evaluate formulas: one that is fast, one that is exact."""
