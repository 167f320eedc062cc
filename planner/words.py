"""Words for the kinds, settings, parts, levels and designs that the model names by code."""

from collections.abc import Mapping
from typing import Final

from pathways.model import CURRENT, PROPOSED
from pathways.values import Basis
from planner.i18n import N_, _

__all__ = [
    "BASES",
    "DESIGNS",
    "FEATURE_STATUS",
    "KINDS",
    "LEVELS",
    "PARTS",
    "RELEASE_KINDS",
    "SETTINGS",
    "SEVERITIES",
    "STREAM_KINDS",
    "design_word",
]

SETTINGS: Final[Mapping[str, str]] = {
    "home": N_("Home"),
    "virtual": N_("Virtual"),
    "community": N_("Community"),
    "hospital": N_("Hospital"),
}
KINDS: Final[Mapping[str, str]] = {
    "prevention": N_("Prevention"),
    "self_management": N_("Self-management"),
    "contact": N_("Contact"),
    "test": N_("Test"),
    "interpretation": N_("Interpretation"),
    "procedure": N_("Procedure"),
    "review": N_("Review"),
    "advice": N_("Advice"),
    "admission": N_("Admission"),
    "end": N_("End"),
}
PARTS: Final[Mapping[str, str]] = {
    "technical": N_("Technical"),
    "interpretation": N_("Interpretation"),
    "care": N_("Care"),
    "admin": N_("Administration"),
    "travel": N_("Travel"),
    "supervision": N_("Supervision"),
}
LEVELS: Final[Mapping[str, str]] = {
    "population": N_("Population (national)"),
    "organisational": N_("Organisational (health board or cluster)"),
    "patient": N_("Patient"),
}
STREAM_KINDS: Final[Mapping[str, str]] = {
    "incident": N_("New cases"),
    "prevalent-review": N_("People on a register, reviewed"),
    "referral": N_("Referrals"),
    "attendance": N_("Attendances"),
}
BASES: Final[Mapping[Basis, str]] = {
    Basis.ILLUSTRATIVE: N_("illustrative"),
    Basis.DERIVED: N_("derived"),
    Basis.SOURCED: N_("sourced"),
    Basis.CONFIRMED: N_("confirmed locally"),
}
FEATURE_STATUS: Final[Mapping[str, str]] = {
    "to confirm": N_("To confirm"),
    "in hand": N_("In hand"),
    "confirmed": N_("Confirmed"),
}
RELEASE_KINDS: Final[Mapping[str, str]] = {
    "post": N_("Post"),
    "beds": N_("Beds"),
    "contract": N_("Contract"),
}
SEVERITIES: Final[Mapping[str, str]] = {
    "error": N_("error"),
    "warning": N_("warning"),
    "info": N_("info"),
}
DESIGNS: Final[Mapping[str, str]] = {CURRENT: N_("Current"), PROPOSED: N_("Proposed")}


def design_word(design: str) -> str:
    """What a design is called, in the language being spoken; an option keeps its own name."""
    return _(DESIGNS[design]) if design in DESIGNS else design.replace("_", " ")
