"""The rules on time, doubt and scenarios (``TIM1xx``), one a file."""
