"""The pathway graph: values, edits, checks on its shape, layout, catalogue and starters."""
