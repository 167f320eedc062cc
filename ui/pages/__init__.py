"""The pages of the window: start, map, table, results and proposal."""
