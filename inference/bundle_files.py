"""What the files of a model bundle are called. Needs no other module, so that a bundle can be named at once."""

MODEL_FILE = "model.tflite"
CARD_FILE = "model_card.json"
TRUST_FILE = "trust.npz"
GOLDEN_FILE = "golden.npz"
README_FILE = "README.md"
SUMS_FILE = "SHA256SUMS"
LISTED_FILES = (MODEL_FILE, CARD_FILE, TRUST_FILE, GOLDEN_FILE, README_FILE)
REQUIRED_FILES = (*LISTED_FILES, SUMS_FILE)
