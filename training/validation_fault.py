"""Says in one line what is wrong with a file's content: pydantic's own message has several lines for each fault."""

from pydantic import ValidationError


def first_fault(error: ValidationError) -> str:
    """Where the first fault lies and what it is, such as `entries.0.fold: Field required`."""
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]
