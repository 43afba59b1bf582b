"""What can go wrong in a conversion besides the gate."""

from inference.errors import ExitCode, SmearScopeError


class ConversionError(SmearScopeError):
    """A build that is fit for the gate cannot be made of a model; nothing of it is written."""

    exit_code = ExitCode.FINDINGS
