"""The store of a run: one SQLite file that holds every image, result, review and audit entry."""
