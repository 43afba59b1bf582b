"""Validation on a laboratory's own images: a folder per class goes in, measured figures and a report come out."""
