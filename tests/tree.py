"""Where the tree under test stands."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
