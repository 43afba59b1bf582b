"""What a trained model is worth: scores with intervals, shifts, calibration, wrong images, and runs side by side."""
