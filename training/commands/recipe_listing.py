"""Prints recipes: all in short, or one with every field."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from training.recipe import Recipe

OPEN_MARK = "open in the paper"


def short_lines(recipe: Recipe) -> tuple[str, str]:
    """A recipe's name with its summary, and its main settings."""
    model = recipe.model
    return (
        f"{recipe.name}  {recipe.summary}",
        f"    {model.network_name}, {model.head.value} head, {model.input_px} px, {recipe.epochs} epochs, "
        f"batch {recipe.batch_size}, {recipe.optimizer.value} {recipe.learning_rate:g}, {recipe.schedule.value}",
    )


def field_lines(recipe: Recipe) -> list[str]:
    """Every field with its value, what it means, and whether the paper leaves it open."""
    is_open = set(recipe.open_in_paper())
    rows = []
    for name, value, meaning in _fields(recipe, ""):
        notes = [note for note in (meaning, OPEN_MARK if name in is_open else "") if note]
        rows.append((name, _text(value), "; ".join(notes)))
    name_width, value_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [f"{name:<{name_width}}  {value:<{value_width}}  {note}".rstrip() for name, value, note in rows]


def _fields(part: BaseModel, prefix: str) -> Iterator[tuple[str, Any, str]]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            yield from _fields(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value, field.description or ""


def _text(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_text(each) for each in value) or "none"
    if isinstance(value, BaseModel):
        return " ".join(f"{name} {_text(each)}" for name, each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
