"""The desktop application; the only Qt."""
