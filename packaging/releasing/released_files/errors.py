"""What stops a release."""


class ReleaseError(Exception):
    """The files are not those of one release; the message says which is not, and what to do."""
