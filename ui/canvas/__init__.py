"""The map that is worked on: its content as values, the items that show it, tools and keys."""
