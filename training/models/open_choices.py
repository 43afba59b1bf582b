"""Marks the recipe fields that the paper leaves open, so that nobody takes our choice for the paper's."""

from pydantic import BaseModel


class OpenInPaper:
    """Annotation of a recipe field whose value the paper does not state."""


OPEN_IN_PAPER = OpenInPaper()


def open_fields(model: type[BaseModel], prefix: str = "") -> list[str]:
    """Dotted names of the fields, nested models included, that the paper leaves open."""
    names: list[str] = []
    for name, field in model.model_fields.items():
        if any(isinstance(mark, OpenInPaper) for mark in field.metadata):
            names.append(prefix + name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            names += open_fields(field.annotation, f"{prefix}{name}.")
    return names
