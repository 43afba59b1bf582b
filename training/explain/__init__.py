"""Where a network looked (Grad-CAM), on any Keras backend."""

from training.explain.heatmaps import explain_batches, grad_cam

__all__ = ["explain_batches", "grad_cam"]
