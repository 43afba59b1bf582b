"""The names by which a build is called; those of its outputs are in `inference.runtime`, which reads them."""

ENDPOINT = "serve"
INPUT = "images"
