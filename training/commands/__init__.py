"""The commands of `smearscope-train`, one module a subject; `training.cli` puts them together."""
