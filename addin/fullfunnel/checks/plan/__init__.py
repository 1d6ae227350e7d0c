"""Rules about the KPI framework itself, one a file; each takes the targets of a plan and gives findings."""
