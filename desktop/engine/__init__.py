"""How images are screened: reading processes, inference workers, and the order in which results come back."""
