"""What is shown over the window: the command palette, the keyboard list and questions."""
