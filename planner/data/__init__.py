"""Reference data that comes with the planner; every row says where it was read, and how sure."""
