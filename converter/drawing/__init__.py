"""Draws smears: the samples that ship, golden inputs, and foils for the out-of-distribution score."""
