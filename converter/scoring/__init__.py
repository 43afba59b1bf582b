"""What a build answers, how that differs from Keras, and the gate between them and the door."""
