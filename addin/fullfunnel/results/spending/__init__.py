"""Money: the budget against need, what the next euro brings, and a budget that follows the results."""
