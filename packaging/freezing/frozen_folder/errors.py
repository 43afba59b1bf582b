"""What stops a freeze."""


class FreezingError(Exception):
    """The frozen folder cannot be finished, or is not as it should be."""
