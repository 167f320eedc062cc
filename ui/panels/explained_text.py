"""An opened figure as a text with ways on to the fields of its inputs."""

from html import escape
from typing import Final
from urllib.parse import quote

from planner.explained import Told
from planner.i18n import _
from planner.look import Palette

__all__ = ["INPUT", "as_text"]

INPUT: Final = "input:"
WIDE: Final = 860  # narrower texts put their three parts below each other


def as_text(told: Told, look: Palette, width: int) -> str:
    """The formula, the parts and the inputs as HTML: side by side where there is room."""
    parts = [_formula(told, look), _inputs(told, look)]
    if told.parts:
        parts.insert(1, _parts(told, look))
    if width < WIDE:
        return "".join(parts)
    share = {2: (30, 70), 3: (22, 26, 52)}[len(parts)]
    cells = "".join(
        f'<td width="{wide}%" valign="top" style="padding-right:24px">{part}</td>'
        for wide, part in zip(share, parts, strict=True)
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def _head(text: str) -> str:
    return f'<p style="margin:0 0 4px 0"><b>{escape(text)}</b></p>'


def _formula(told: Told, look: Palette) -> str:
    lines = [_head(_("How it is worked out")), f"<p>{escape(told.words)}.</p>"]
    lines.append(f'<p style="color:{look.muted}">{escape(told.symbols)}</p>')
    if told.missing:
        head = (
            _("Not known until somebody gives:")
            if told.value == "–"
            else _("Left out until somebody gives:")
        )
        items = "".join(f"<li>{escape(name)}</li>" for name in told.missing)
        lines.append(f'<p style="color:{look.warning}">{escape(head)}</p><ul>{items}</ul>')
    return "".join(lines)


def _parts(told: Told, look: Palette) -> str:
    rows = "".join(
        f"<tr><td>{escape(part.label)}</td>"
        f'<td align="right" style="padding-left:12px">{escape(part.value)}</td>'
        f'<td align="right" style="padding-left:12px; color:{look.muted}">{escape(part.share)}</td>'
        "</tr>"
        for part in told.parts
    )
    cell = 'align="right" style="padding-left:12px"'
    whole = (
        f"<tr><td><b>{escape(_('Together'))}</b></td>"
        f"<td {cell}><b>{escape(told.plain)}</b></td><td></td></tr>"
    )
    return f'{_head(_("Its parts"))}<table cellspacing="0" cellpadding="1">{rows}{whole}</table>'


def _inputs(told: Told, look: Palette) -> str:
    heads = (_("Input"), _("Value"), _("Range"), _("Basis"), _("Source"))
    head = "".join(
        f'<th align="left" width="{wide}%" style="padding-right:12px">{escape(h)}</th>'
        for h, wide in zip(heads, (36, 16, 14, 12, 22), strict=True)
    )
    rows = "".join(
        f'<tr><td style="padding-right:12px">'
        f'<a href="{INPUT}{quote(one.key)}" style="color:{look.mark("community")}">'
        f"{escape(one.label)}</a></td>"
        + "".join(
            f'<td style="padding-right:12px{_grey(one.is_illustrative, look)}">{escape(said)}</td>'
            for said in (one.value, one.span, one.basis, one.source)
        )
        + "</tr>"
        for one in told.inputs
    )
    table = f'<table width="100%" cellspacing="0" cellpadding="1"><tr>{head}</tr>{rows}</table>'
    return _head(_("Its inputs: choose one to go to its field")) + table


def _grey(is_illustrative: bool, look: Palette) -> str:
    return f"; color:{look.muted}" if is_illustrative else ""
