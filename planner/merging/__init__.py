"""Two copies of a workspace that went apart made into one, and what they disagree about."""
