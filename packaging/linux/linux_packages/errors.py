"""What keeps a package from being made, in words."""


class PackagingError(Exception):
    """The packages cannot be made from what is there; the message says what to do."""
