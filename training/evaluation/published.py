"""Figures that others published, each with its source: the paper's own, and literature on other data."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

PUBLISHED_FILE = Path(__file__).with_name("published.toml")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedFigure(_Part):
    """One figure of the paper, and where in it."""

    network: str
    metric: str
    value: float = Field(ge=0, le=1)
    source: str


class LiteratureFigure(_Part):
    """What others report, on other data or by other means."""

    who: str
    doi: str
    data: str
    method: str
    metric: str
    values: tuple[float, ...]
    source: str
    cited_by_paper: bool


class PublishedFigures(_Part):
    """The content of `published.toml`."""

    citation: str
    doi: str
    limits: str
    figures: tuple[PublishedFigure, ...] = Field(alias="figure")
    literature: tuple[LiteratureFigure, ...]

    def accuracy_of(self, network: str) -> PublishedFigure | None:
        """The paper's accuracy of a network, if it could be read."""
        return next((each for each in self.figures if each.network == network and each.metric == "accuracy"), None)


def read_published() -> PublishedFigures:
    """The figures that ship with the project."""
    return PublishedFigures.model_validate(tomllib.loads(PUBLISHED_FILE.read_text(encoding="utf-8")))
