"""How sure the plan is: the chance of its goal, the observations behind its rates, the spans that were typed."""
