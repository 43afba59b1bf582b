"""How much a network learns from the answers of a trained one, as data, and the loss that comes of it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Distillation(BaseModel):
    """Settings of knowledge distillation (Hinton et al. 2015); the teacher itself is named when a training starts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float = Field(ge=1, le=20, description="divides teacher's and student's logits; 1 leaves them")
    weight: float = Field(gt=0, le=1, description="of the teacher's answers in the loss; the labels have the rest")


def distillation_loss(teacher_logits: Any, student_logits: Any, temperature: float) -> Any:
    """T² KL(teacher ‖ student), both softened by the temperature T (Hinton et al. 2015, section 2).

    The square keeps the gradients as large as those of the labels whatever T is.

    Args:
        teacher_logits: float (B, K).
        student_logits: float (B, K).
        temperature: T, at least 1.

    Returns:
        float32 (B,), 0 where both answer alike.
    """
    import keras

    # Under mixed precision the student's logits have 16 bits, and a logarithm of a small probability needs more.
    teacher, student = (
        keras.ops.log_softmax(keras.ops.cast(logits, "float32") / temperature, axis=-1)
        for logits in (teacher_logits, student_logits)
    )
    return temperature**2 * keras.ops.sum(keras.ops.exp(teacher) * (teacher - student), axis=-1)
