"""The desktop application; the only Qt."""

import time
from typing import Final

__all__ = ["BEGAN"]

BEGAN: Final = time.perf_counter()  # as early as our own code can tell
