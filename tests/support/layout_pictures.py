"""Layouts as plain SVG pictures: lanes, cards and lines, without words or colours."""

from pathways.layout import Layout

INDENT = 40  # left of the map, for lines that reach a card at its very edge


def picture(layout: Layout) -> str:
    """The layout as SVG, a mark to a line, lengths in whole pixels."""
    width, height = round(layout.width) + INDENT, round(layout.height)
    marks = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{-INDENT} 0 {width} {height}" fill="none" stroke="black">'
    ]
    marks += [
        f'<path id="{lane.name}" stroke="silver" '
        f'd="M{-INDENT} {lane.y + lane.height:.0f}h{width}"/>'
        for lane in layout.lanes
    ]
    for route in layout.connections:
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in route.points)
        marks.append(f'<polyline id="{route.source} {route.target}" points="{points}"/>')
        if route.label:
            x, y = route.label
            marks.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="7" fill="white"/>')
    marks += [
        f'<rect id="{id_}" x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" '
        f'height="{box.height:.0f}" fill="whitesmoke"/>'
        for id_, box in layout.steps.items()
    ]
    return "\n".join([*marks, "</svg>\n"])
