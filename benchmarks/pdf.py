"""Compares the laying out of a proposal in PDF with bare platypus and the same content.

Both lay out the same paragraphs, tables and pictures, in the same type, on pages of the same size;
bare platypus without tags, bookmarks, draft mark, or anything at the edges of its pages. Both are
given the blocks ready made, since working out what they say is no part of either; times are in
processor time, taken in turns, and the ratio is that of the medians. Ours is written twice, and the
bytes are compared.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Table,
)

from pathways.library import starter
from planner.drawing.pdf import REGULAR, DrawingFlowable, register_fonts
from planner.exports import pdf
from planner.exports.report.blocks import DataTable, TaggedDrawing, TaggedParagraph
from planner.exports.report.document import Edges, build
from planner.exports.report.styles import LANDSCAPE, PORTRAIT
from planner.i18n import speaking
from planner.proposals import Proposal, printed_proposal
from planner.workspace import Workspace

TARGET: Final = 1.15
DAY: Final = date(2027, 4, 6)


def bare(block: Any) -> Any:
    """A block without what makes it ours: its place in the structure."""
    if isinstance(block, TaggedParagraph):
        return Paragraph("", block.style, frags=block.frags, bulletText=block.bulletText)
    if isinstance(block, TaggedDrawing):
        return DrawingFlowable(block.drawing, width=block.width)
    inner: Any = block
    if isinstance(block, KeepTogether):
        return KeepTogether([bare(one) for one in inner._content])
    if isinstance(block, DataTable | Table):
        inner._cellvalues = [
            [
                [bare(one) for one in cell] if isinstance(cell, list | tuple) else bare(cell)
                for cell in row
            ]
            for row in inner._cellvalues
        ]
    return block


def ours(path: Path, story: list[Flowable], proposal: Proposal) -> None:
    """Our document."""
    edges = Edges(
        title="Proposal",
        mark="DRAFT",
        version="1",
        author="",
        when=DAY,
        fingerprint=proposal.fingerprint,
        language="en",
        draws=proposal.drawn.count,
        seed=proposal.drawn.seed,
    )
    build(path, story, edges, subject="Proposal")


def platypus(path: Path, story: list[Flowable], _proposal: Proposal) -> None:
    """The same by platypus alone."""
    register_fonts()
    templates = [
        PageTemplate(
            sheet.name,
            [Frame(sheet.side, sheet.bottom, sheet.width, sheet.height, 0, 0, 0, 0)],
            pagesize=sheet.size,
        )
        for sheet in (PORTRAIT, LANDSCAPE)
    ]
    document = BaseDocTemplate(
        str(path),
        pagesize=PORTRAIT.size,
        pageTemplates=templates,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    document.build(story)


def timed(
    lay_out: Callable[[Path, list[Flowable], Proposal], None],
    path: Path,
    story: list[Flowable],
    proposal: Proposal,
) -> float:
    """Seconds of processor time that one document takes."""
    began = time.process_time()
    lay_out(path, story, proposal)
    return time.process_time() - began


def main() -> int:
    """Runs the comparison; 1 where it misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--starter", default="copd")
    options = parser.parse_args()
    workspace = Workspace("Three Valleys", population=40_000, pathways=(starter(options.starter),))
    takes: dict[str, list[float]] = {"ours": [], "platypus": []}
    written: set[bytes] = set()
    with TemporaryDirectory() as folder, speaking("en"):
        path = Path(folder) / "a.pdf"
        proposal = printed_proposal(workspace, options.starter)
        for run in range(options.runs + 1):  # the first warms both
            mine = timed(ours, path, pdf.story_of(proposal), proposal)
            written.add(path.read_bytes())
            content = [bare(block) for block in pdf.story_of(proposal)]
            theirs = timed(platypus, path, content, proposal)
            if run:
                takes["ours"].append(mine)
                takes["platypus"].append(theirs)
    medians = {name: statistics.median(took) for name, took in takes.items()}
    ratio = medians["ours"] / medians["platypus"]
    print(f"ours {medians['ours']:.3f} s, platypus {medians['platypus']:.3f} s, ratio {ratio:.3f}")
    print(f"target {TARGET}; {len(written)} different files in {options.runs + 1} runs")
    return 0 if ratio <= TARGET and len(written) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
