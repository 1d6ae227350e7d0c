"""Rules on the table of messages as a briefing (PLN1xx): IDs, stages, KPIs, who follows whom."""
