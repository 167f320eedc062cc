"""The questions that results answer, ready for window and print."""
