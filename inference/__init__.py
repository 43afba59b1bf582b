"""What the model sees and what it says: the part that training, converter and desktop share."""

__version__ = "0.1.0"
