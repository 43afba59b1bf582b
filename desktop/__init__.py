"""Screens folders of smear images offline: command line, window, and the engine under both."""
