"""The names by which a build is called."""

ENDPOINT = "serve"
INPUT = "images"
OUTPUTS = ("logits", "heatmaps", "features")
