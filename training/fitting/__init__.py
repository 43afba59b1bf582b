"""Trains one network by one recipe: batches, epochs, checkpoints, devices, and the record that is left."""
