"""The command line of the converter, a module for each kind of work."""
