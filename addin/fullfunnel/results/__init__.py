"""What came in: the results in the plan, and the exports of platforms that they come from."""
