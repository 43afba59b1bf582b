"""Measures speed, size and memory of builds, all candidates interleaved in one run."""
