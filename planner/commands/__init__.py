"""The commands of ``cbd``, a module for each group; each module adds its own to the parser."""
