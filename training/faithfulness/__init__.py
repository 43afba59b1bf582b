"""How far a Grad-CAM heatmap can be believed: deletion and insertion, beside orders that know nothing of the image."""
