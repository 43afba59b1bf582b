"""Writes what leaves the converter: bundles, cards and reports."""
