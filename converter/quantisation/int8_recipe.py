"""What an int8 build quantises, as data: readable without importing TensorFlow."""

from dataclasses import dataclass

# Tensor names begin with the sub-model's name. `gradient_tape/...` and `classifier...` stay float because a quantised
# Grad-CAM loses its correlation with the original, attention inside the backbone because one int8 scale for its
# gates is coarse: see ADR 4.
QUANTISED_SCOPE = r"^backbone(_\d+)?/(?!.*(cbam|attention))"


@dataclass(frozen=True)
class Int8Recipe:
    """What is quantised, and how its ranges are found."""

    representative_count: int = 120
    seed: int = 0
    scope: str = QUANTISED_SCOPE
