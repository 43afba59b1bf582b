"""From a Keras model to a TFLite flatbuffer in float, and what must hold of it."""
