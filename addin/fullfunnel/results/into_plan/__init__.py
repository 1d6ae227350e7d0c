"""From exports to the results of a plan: what counts for which KPI, and which rows of before it replaces."""
