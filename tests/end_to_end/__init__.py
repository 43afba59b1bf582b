"""The finished program, driven from outside as a person drives it."""
