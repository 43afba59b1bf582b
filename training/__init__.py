"""Builds, trains and explains the Keras models of the paper."""
