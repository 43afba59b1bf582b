"""What keeps the disk image from being made, in words."""


class MacPackagingError(Exception):
    """The application cannot be signed, notarised or packed; the message says what to do."""
