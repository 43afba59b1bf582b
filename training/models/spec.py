"""What fixes a network's graph, as data: readable without importing Keras."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from training.models.open_choices import OPEN_IN_PAPER


class Architecture(StrEnum):
    """The networks that can be built, each with CBAM or without."""

    DENSENET201 = "densenet201"
    RESNET50 = "resnet50"
    EFFICIENTNETB6 = "efficientnetb6"
    XCEPTION = "xception"
    CUSTOM_CNN = "custom_cnn"
    RESNET50V2 = "resnet50v2"
    NASNETLARGE = "nasnetlarge"
    EFFICIENTNETB0 = "efficientnetb0"
    EFFICIENTNET_LITE0 = "efficientnet_lite0"


class HeadKind(StrEnum):
    """How feature maps become one vector."""

    FLATTEN = "flatten"  # the paper's; 48 of DenseNet201's 67 million weights
    POOLED = "pooled"  # global average: smaller, and the default for edge builds


class ColourConstancy(StrEnum):
    """What is done about another lamp's or camera's colours before the backbone."""

    NONE = "none"
    GRAY_WORLD = "gray_world"


class ModelSpec(BaseModel):
    """Everything that fixes a network's graph; part of a recipe and of the training record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    architecture: Architecture
    attention: bool = Field(default=True, description="CBAM; the paper's Table 3 compares with networks without it")
    head: HeadKind = HeadKind.FLATTEN
    input_px: int = Field(default=224, ge=32, le=1024, description="square input, pixels")
    colour_constancy: ColourConstancy = Field(
        default=ColourConstancy.NONE, description="none, or each channel divided by its mean over the image"
    )
    dense_units: tuple[int, ...] = (512, 128)
    dropout: float = Field(default=0.25, ge=0, lt=1)
    cbam_residual: bool = Field(default=False, description="the paper's text, not its equations")
    cbam_reduction_ratio: Annotated[int, Field(ge=1), OPEN_IN_PAPER] = 16
    custom_filters: Annotated[tuple[int, ...], OPEN_IN_PAPER] = Field(
        default=(32, 64, 128, 256), min_length=1, description="the paper gives the first only"
    )
    batch_norm_momentum: Annotated[float, Field(gt=0, lt=1), OPEN_IN_PAPER] = Field(
        default=0.99, description="of our own layers; smaller follows faster in short trainings"
    )
    backbone_norm_momentum: Annotated[float | None, Field(gt=0, lt=1), OPEN_IN_PAPER] = Field(
        default=None, description="of the layers of a network of keras.applications; None: what it has there"
    )
    trainable_from: Annotated[str | None, OPEN_IN_PAPER] = Field(
        default=None, description="first fine-tuned layer of a pretrained backbone; None: all of it is trained"
    )

    @property
    def network_name(self) -> str:
        """What records, cards and tables call the network, such as `densenet201+cbam`."""
        return f"{self.architecture.value}+cbam" if self.attention else self.architecture.value

    def at_input(self, input_px: int) -> Self:
        """The same network for another input.

        Args:
            input_px: square input, pixels.

        Raises:
            ValueError: the network takes no such input (pydantic's `ValidationError`).
        """
        return type(self).model_validate(self.model_dump() | {"input_px": input_px})

    @model_validator(mode="after")
    def _large_enough(self) -> Self:
        smallest_px = 71 if self.architecture is Architecture.XCEPTION else 32
        if self.input_px < smallest_px:
            raise ValueError(
                f"{self.architecture.value} takes inputs of at least {smallest_px} pixels; change input_px "
                f"({self.input_px})"
            )
        return self

    @model_validator(mode="after")
    def _poolable(self) -> Self:
        maps_px = self.input_px // 2 ** (len(self.custom_filters) - 1)
        if self.architecture is Architecture.CUSTOM_CNN and (maps_px < 2 or maps_px % 2):
            raise ValueError(
                f"the last pooling halves maps of {maps_px} pixels, which must be even; change input_px "
                f"({self.input_px}, {2 ** len(self.custom_filters)} divides it safely) or custom_filters"
            )
        return self
