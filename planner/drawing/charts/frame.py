"""What every chart is given: colours, room, size of type, how numbers are written, and words."""

from dataclasses import dataclass

from planner.drawing.marks import Text
from planner.drawing.words import cut
from planner.fonts import text_width
from planner.formats import Form
from planner.look import TYPE, Palette

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Colours, room [points], how numbers are written, and words.

    ``title`` names the picture and ``description`` says what it shows, for who cannot see it.
    ``size`` of type scales everything beside the bars, so that print and screen look alike.
    """

    palette: Palette
    room: tuple[float, float]
    write: Form
    title: str
    description: str = ""
    size: float = TYPE.text.size

    @property
    def k(self) -> float:
        """How large the type is beside the window's."""
        return self.size / TYPE.text.size

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return TYPE.text.line * self.k

    def wide(self, said: str, *, bold: bool = False) -> float:
        """How wide words are."""
        return text_width(said, self.size, bold=bold)

    def cut(self, said: str, room: float, *, bold: bool = False) -> str:
        """Words shortened to their room."""
        return cut(said, room, self.size, bold=bold)

    def text(
        self,
        x: float,
        y: float,
        said: str,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "start",
    ) -> Text:
        """Words with their foot at ``y``."""
        return Text(x, y, said, self.size, colour, bold, anchor=anchor)
