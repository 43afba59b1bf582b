"""What keeps an installer from being made, in words."""


class InstallerError(Exception):
    """The installer cannot be made from what is there; the message says what to do."""
