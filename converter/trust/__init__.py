"""How far to trust a build: temperature, conformal sets, distances and thresholds, and what they are worth."""
