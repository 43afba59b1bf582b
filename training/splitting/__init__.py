"""Says which image trains, validates or tests, so that what belongs together stays on one side."""
