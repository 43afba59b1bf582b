"""Reads the picture of a stored row again, at every size that the window shows it in. No Qt here."""
