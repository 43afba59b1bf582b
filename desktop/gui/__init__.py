"""The window: the only place that imports Qt, on top of the same core that the command line uses."""
