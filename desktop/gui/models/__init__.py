"""The page Models: which models are here, what their cards say, and how two of them compare."""
