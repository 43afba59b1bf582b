"""What can be wrong with a model that is to become a build."""

from inference.errors import SmearScopeError


class ExportError(SmearScopeError):
    """A model cannot be exported as a build."""
