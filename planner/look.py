"""The design tokens that the window, the charts, the pictures and the PDF all read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = [
    "DARK",
    "FAMILY",
    "HIGH_DARK",
    "HIGH_LIGHT",
    "LIGHT",
    "LOOKS",
    "MOTION_MS",
    "PATTERN",
    "RADIUS",
    "SETTINGS",
    "SHADOW",
    "SPACE",
    "TYPE",
    "WORKSHOP",
    "Palette",
    "Pattern",
    "Shadow",
    "Tone",
    "TypeScale",
    "TypeSize",
    "contrast",
]


@dataclass(frozen=True, slots=True)
class Tone:
    """A setting's two colours: ``tint`` to fill with, ``mark`` to draw and write with."""

    tint: str
    mark: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one appearance, each as ``#RRGGBB``.

    Text is 4.5 to 1 or more on each ground it stands on, and what is drawn 3 to 1; in an
    appearance of high contrast both are 7 to 1.
    """

    name: str
    canvas: str
    surface: str
    ink: str
    muted: str
    hairline: str
    outline: str
    error: str
    warning: str
    good: str
    focus: str
    focus_edge: str
    illustrative: Tone
    settings: Mapping[str, Tone]
    is_dark: bool = False
    is_high: bool = False

    def tint(self, setting: str | None) -> str:
        """The pale fill of ``setting``; the canvas for a step that has none."""
        return self.settings[setting].tint if setting else self.canvas

    def mark(self, setting: str | None) -> str:
        """The strong colour of ``setting``; muted ink for a step that has none."""
        return self.settings[setting].mark if setting else self.muted


SETTINGS: Final = ("home", "virtual", "community", "hospital")

LIGHT: Final = Palette(
    name="light",
    canvas="#F6F7F9",
    surface="#FFFFFF",
    ink="#17202B",
    muted="#566270",
    hairline="#C9D0D8",
    outline="#7C8794",
    error="#B3261E",
    warning="#8A5A00",
    good="#00734F",
    focus="#FFDD00",
    focus_edge="#17202B",
    illustrative=Tone("#E6E9ED", "#75808D"),
    settings=MappingProxyType(
        {
            "home": Tone("#E3F3EC", "#00734F"),
            "virtual": Tone("#F5E9F3", "#8A4585"),
            "community": Tone("#E2EFF8", "#00629E"),
            "hospital": Tone("#FBEBDF", "#AD4500"),
        }
    ),
)

DARK: Final = Palette(
    name="dark",
    canvas="#0F141A",
    surface="#171D25",
    ink="#E9EDF2",
    muted="#A7B2BF",
    hairline="#4A5664",
    outline="#7C8794",
    error="#FF9C92",
    warning="#F2C45A",
    good="#57C99B",
    focus="#FFDD00",
    focus_edge="#E9EDF2",
    illustrative=Tone("#2A323C", "#8D98A5"),
    settings=MappingProxyType(
        {
            "home": Tone("#12352A", "#57C99B"),
            "virtual": Tone("#372437", "#DCA3D8"),
            "community": Tone("#10304A", "#6DB8F0"),
            "hospital": Tone("#43270F", "#FFA366"),
        }
    ),
    is_dark=True,
)

HIGH_LIGHT: Final = Palette(
    name="high light",
    canvas="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    muted="#2B2B2B",
    hairline="#4D4D4D",
    outline="#000000",
    error="#8C0000",
    warning="#5C3A00",
    good="#004D33",
    focus="#FFDD00",
    focus_edge="#000000",
    illustrative=Tone("#DEDEDE", "#3D3D3D"),
    settings=MappingProxyType(
        {
            "home": Tone("#E6F7EF", "#004D34"),
            "virtual": Tone("#F9ECF8", "#5E2A5A"),
            "community": Tone("#E6F2FC", "#003F6B"),
            "hospital": Tone("#FFF0E5", "#6E2B00"),
        }
    ),
    is_high=True,
)

HIGH_DARK: Final = Palette(
    name="high dark",
    canvas="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#DADADA",
    hairline="#B5B5B5",
    outline="#FFFFFF",
    error="#FFB3AB",
    warning="#FFD97A",
    good="#8BF0C6",
    focus="#FFDD00",
    focus_edge="#FFFFFF",
    illustrative=Tone("#2E2E2E", "#C6C6C6"),
    settings=MappingProxyType(
        {
            "home": Tone("#00261A", "#8BF0C6"),
            "virtual": Tone("#2B0F2B", "#F2C4EF"),
            "community": Tone("#00203A", "#A6D8FF"),
            "hospital": Tone("#331A00", "#FFC79E"),
        }
    ),
    is_dark=True,
    is_high=True,
)

LOOKS: Final = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)


class Pattern(StrEnum):
    """A line that tells a setting without its colour."""

    DOTTED = "dotted"
    DASHED = "dashed"
    SOLID = "solid"
    DOUBLE = "double"


PATTERN: Final[Mapping[str, Pattern]] = MappingProxyType(
    {
        "home": Pattern.DOTTED,
        "virtual": Pattern.DASHED,
        "community": Pattern.SOLID,
        "hospital": Pattern.DOUBLE,
    }
)


@dataclass(frozen=True, slots=True)
class TypeSize:
    """A size of type and the height of its line, in points on paper and pixels on a screen."""

    size: float
    line: float


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The four sizes there are."""

    text: TypeSize
    card: TypeSize
    title: TypeSize
    figure: TypeSize


FAMILY: Final = "Planner Sans"
TYPE: Final = TypeScale(TypeSize(13, 18), TypeSize(15, 20), TypeSize(20, 26), TypeSize(32, 36))
WORKSHOP: Final = 1.5
SPACE: Final = 4
RADIUS: Final = 6
MOTION_MS: Final = 120


@dataclass(frozen=True, slots=True)
class Shadow:
    """The one shadow: how far down, how soft, and how dark from 0 to 1."""

    down: float
    blur: float
    opacity: float


SHADOW: Final = Shadow(2, 10, 0.18)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 (the same) to 21 (black on white); WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
