"""Turns a trained Keras model into checked float16 and int8 TFLite bundles."""
