"""Exports of a run: tables, a report and pictures, each with its provenance, and the verification of all of them."""
