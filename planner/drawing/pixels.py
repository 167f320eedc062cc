"""Marks on an image: outlines as filled shapes, dashes cut, letters where their widths put them."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from planner.drawing.marks import Group, Line, Mark, Path, Rect, Text, text_box
from planner.fonts import font_paths, printable, text_width

__all__ = ["Brush"]

Point = tuple[float, float]
TURNS: Final = 10  # straight pieces to a curve
MOST_DASHES: Final = 20_000
LEAST_DOT: Final = 0.05


class Brush:
    """Draws marks on a strip of an image that begins ``top`` pixels below the picture's."""

    def __init__(self, image: Image.Image, scale: float, top: float) -> None:
        self._image = image
        self._draw = ImageDraw.Draw(image)
        self._scale = scale
        self._top = top

    def draw(self, mark: Mark) -> None:
        """Draw one mark that is in no group, if any of it is on the strip."""
        match mark:
            case Rect():
                self._outline([_round_rect(mark)], mark, is_closed=True)
            case Line():
                self._stroke([(mark.x1, mark.y1), (mark.x2, mark.y2)], mark)
            case Path():
                closed = any(segment.verb == "Z" for segment in mark.segments)
                self._outline(list(_runs(mark)), mark, is_closed=closed)
            case Text():
                self._text(mark)
            case Group():
                raise TypeError(mark)

    def _outline(self, runs: list[list[Point]], mark: Rect | Path, *, is_closed: bool) -> None:
        for run in runs:
            if mark.fill is not None and len(run) > 2 and self._is_on(run, 0):
                self._draw.polygon([self._at(p) for p in run], mark.fill)
        for run in runs:
            if mark.stroke is not None:
                self._stroke([*run, run[0]] if is_closed else run, mark, is_closed=is_closed)

    def _stroke(
        self, points: list[Point], mark: Rect | Line | Path, *, is_closed: bool = False
    ) -> None:
        colour, half = mark.stroke, mark.stroke_width / 2
        if colour is None or len(points) < 2 or not self._is_on(points, half + 1):
            return
        is_round = not isinstance(mark, Rect) and mark.round_cap
        is_mitred = isinstance(mark, Rect) and not mark.radius
        for run in _dashed(points, mark.dash) if mark.dash else [points]:
            for start, end in pairwise(run):
                self._bar(start, end, half, colour, half if is_mitred and not mark.dash else 0.0)
            if not is_mitred:
                for corner in run[1:-1]:
                    self._dot(corner, half, colour)
            if is_round or (is_closed and not mark.dash and not is_mitred):
                self._dot(run[0], half, colour)
                self._dot(run[-1], half, colour)

    def _bar(self, start: Point, end: Point, half: float, colour: str, more: float) -> None:
        """A straight stretch as a filled shape, longer by ``more`` at both ends."""
        length = math.dist(start, end)
        if length < 1e-9:
            return
        dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        ax, ay = start[0] - dx * more, start[1] - dy * more
        bx, by = end[0] + dx * more, end[1] + dy * more
        across, down = -dy * half, dx * half
        corners = (
            (ax + across, ay + down),
            (bx + across, by + down),
            (bx - across, by - down),
            (ax - across, ay - down),
        )
        self._draw.polygon([self._at(p) for p in corners], colour)

    def _dot(self, middle: Point, radius: float, colour: str) -> None:
        x, y = self._at(middle)
        r = radius * self._scale
        if r > LEAST_DOT:
            self._draw.ellipse((x - r, y - r, x + r, y + r), colour)

    def _text(self, mark: Text) -> None:
        left, top, right, bottom = text_box(mark)
        if not self._is_on([(left, top), (right, bottom)], mark.size):
            return
        text = printable(mark.text)
        wide = text_width(text, mark.size, bold=mark.bold, italic=mark.italic)
        back = {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
        if not mark.rotation:
            self._letters(self._draw, mark, text, *self._at((mark.x - back, mark.y)))
            return
        reach = math.ceil((wide + mark.size) * self._scale)
        mask = Image.new("L", (2 * reach, 2 * reach))
        self._letters(
            ImageDraw.Draw(mask), mark, text, reach - back * self._scale, reach, fill="white"
        )
        x, y = self._at((mark.x, mark.y))
        turned = mask.rotate(-mark.rotation, Image.Resampling.BICUBIC)
        self._image.paste(mark.colour, (round(x) - reach, round(y) - reach), turned)

    def _letters(
        self, draw: ImageDraw.ImageDraw, mark: Text, text: str, x: float, y: float, fill: str = ""
    ) -> None:
        face = "Bold" if mark.bold else "Italic" if mark.italic else "Regular"
        font = _font(face, mark.size * self._scale)
        for letter in text:
            if not letter.isspace():
                draw.text((x, y), letter, fill or mark.colour, font, "ls")
            x += text_width(letter, mark.size * self._scale, bold=mark.bold, italic=mark.italic)

    def _at(self, point: Point) -> Point:
        # A pixel is a square whose middle is half a step in, which shapes are filled by.
        return point[0] * self._scale - 0.5, point[1] * self._scale - self._top - 0.5

    def _is_on(self, points: Sequence[Point], around: float) -> bool:
        ys = [y for _x, y in points]
        low, high = min(ys) - around, max(ys) + around
        return high * self._scale >= self._top and (
            low * self._scale <= self._top + self._image.height
        )


@lru_cache(maxsize=32)
def _font(face: str, size: float) -> ImageFont.FreeTypeFont:
    path = str(font_paths()[face])
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _round_rect(mark: Rect) -> list[Point]:
    """The corners of a rectangle, those that are rounded as short straight pieces."""
    x, y, width, height = mark.x, mark.y, mark.width, mark.height
    r = min(mark.radius, width / 2, height / 2)
    if r <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    points: list[Point] = []
    for cx, cy, start in (
        (x + width - r, y + r, -90),
        (x + width - r, y + height - r, 0),
        (x + r, y + height - r, 90),
        (x + r, y + r, 180),
    ):
        for i in range(TURNS + 1):
            angle = math.radians(start + 90 * i / TURNS)
            points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return points


def _runs(mark: Path) -> Iterator[list[Point]]:
    """The outlines of a path as straight pieces."""
    run: list[Point] = []
    for segment in mark.segments:
        match segment.verb:
            case "M":
                if run:
                    yield run
                run = [*segment.points]
            case "L":
                run.extend(segment.points)
            case "C":
                first, second, end = segment.points
                start = run[-1]
                run += [_curve(start, first, second, end, i / TURNS) for i in range(1, TURNS + 1)]
    if run:
        yield run


def _curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    k, u = 1 - t, t
    weights = (k * k * k, 3 * k * k * u, 3 * k * u * u, u * u * u)
    x = sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True))
    y = sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))
    return x, y


def _dashed(points: list[Point], dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """The stretches of a line that its dashes leave; one of no length is a dot."""
    lengths = dash if len(dash) % 2 == 0 else dash * 2
    total = sum(math.dist(a, b) for a, b in pairwise(points))
    if sum(lengths) <= 0 or total / sum(lengths) * len(lengths) > MOST_DASHES:
        yield points
        return
    at, left, run = 0, lengths[0], [points[0]]
    for start, end in pairwise(points):
        done, length = 0.0, math.dist(start, end)
        while length - done > left:
            done += left
            spot = (
                start[0] + (end[0] - start[0]) * done / length,
                start[1] + (end[1] - start[1]) * done / length,
            )
            if at % 2 == 0:
                yield [*run, spot]
            at = (at + 1) % len(lengths)
            left, run = lengths[at], [spot]
        left -= length - done
        if at % 2 == 0:
            run.append(end)
    if at % 2 == 0 and len(run) > 1:
        yield run
