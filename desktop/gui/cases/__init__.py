"""Cases in the window: what the model and the reviewers make of each, what is left to review, and its sign-off."""
