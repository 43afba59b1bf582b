"""The networks: backbones, CBAM and heads, one layer a file."""
