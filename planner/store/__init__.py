"""The inside of a workspace file: bytes of a SQLite database to values and back."""
