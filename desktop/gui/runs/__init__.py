"""Runs as the window shows them: the open run, its rows as a table model, table and grid, thumbnails, filters."""
