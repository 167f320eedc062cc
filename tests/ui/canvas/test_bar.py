"""The buttons beside what is chosen: what they offer, where they stand, by mouse and by key."""

from map_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from pathways.model import Kind, Pathway, Setting
from planner.i18n import speaking
from ui.canvas.passing import PreviewItem
from ui.canvas.view import MapView
from ui.document import Document
from ui.selection import Selection
from ui.text import announce_language

Key = Qt.Key


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def button(view: MapView, name: str) -> QToolButton:
    return next(made for made in view.bar.buttons if made.accessibleName() == name)


def test_no_button_covers_the_chosen_card_and_all_are_in_view(
    document: Document, view: MapView
) -> None:
    for size in ((1300, 800), (700, 420)):
        view.resize(*size)
        for step in pathway(document).steps_in("proposed"):
            document.select_steps(step.id)
            chosen = view.mapFromScene(view.chosen_rect()).boundingRect()
            assert view.bar.isVisible()
            assert not view.bar.geometry().intersects(chosen)
            assert view.viewport().rect().contains(view.bar.geometry())


def test_every_button_has_a_name_and_its_key_in_its_tooltip(
    document: Document, view: MapView
) -> None:
    document.select_steps("triage")
    assert all(made.accessibleName() for made in view.bar.buttons)
    assert button(view, "Hospital").toolTip() == "Hospital (H)"
    assert [made.accessibleName() for made in view.bar.buttons][:3] == [
        "Add the step after this",
        "Add an end after this",
        "Connect",
    ]
    assert [made.accessibleName() for made in view.bar.buttons if made.isChecked()] == ["Community"]


def test_the_buttons_speak_the_other_language_at_once(document: Document, view: MapView) -> None:
    document.select_steps("triage")
    try:
        announce_language("cy")
        assert button(view, "Ysbyty").isVisible()
    finally:
        announce_language("en")
    with speaking("en"):
        assert button(view, "Hospital").isVisible()


def test_keys_go_to_the_buttons_along_them_and_back(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    hands.key(Key.Key_B)
    assert QApplication.focusWidget() is view.bar.buttons[0]
    hands.key(Key.Key_Left)
    assert QApplication.focusWidget() is view.bar.buttons[-1]
    hands.key(Key.Key_Escape)
    assert view.hasFocus()
    assert document.selection.step == "triage"


def test_a_button_pressed_by_key_tags_and_the_map_has_the_keyboard_again(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    hands.key(Key.Key_B)
    while QApplication.focusWidget() is not button(view, "Hospital"):
        hands.key(Key.Key_Right)
    hands.key(Key.Key_Return)
    assert pathway(document).step("triage").setting("proposed") is Setting.HOSPITAL
    assert view.hasFocus()


def test_append_shows_where_the_step_will_stand_and_adds_it(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    hands.key(Key.Key_B)
    previews = [item for item in view.map_scene.items() if isinstance(item, PreviewItem)]
    assert len(previews) == 1
    shown = previews[0].boundingRect()
    hands.click_button(button(view, "Add the step after this"))
    hands.key("Call back")
    hands.key(Key.Key_Return)
    made = document.selection.step
    assert pathway(document).connection("triage", made)
    card = view.map_scene.card(made)
    assert card is not None
    assert shown.width() > 0
    assert not [item for item in view.map_scene.items() if isinstance(item, PreviewItem)]


def test_shift_a_adds_an_end(document: Document, hands: Hands) -> None:
    document.select_steps("triage")
    hands.key(Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Key.Key_Return)
    assert pathway(document).step(document.selection.step).kind is Kind.END


def test_a_chosen_connection_has_buttons_of_its_own(document: Document, view: MapView) -> None:
    document.select(Selection(connection=("triage", "feno")))
    assert [made.accessibleName() for made in view.bar.buttons] == [
        "Insert a step",
        "Change the share",
        "Lead it from another step…",
        "Lead it to another step…",
        "Straighten",
        "Delete",
        "More that can be done here",
    ]


def test_there_are_no_buttons_while_something_is_dragged_or_written(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.click(hands.card("triage"))
    assert view.bar.isVisible()
    hands.press(hands.card("triage"))
    assert not view.bar.isVisible()
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_E)
    assert not view.bar.isVisible()
    hands.key(Key.Key_Escape)
    assert view.bar.isVisible()
    document.select_steps("triage", "admit")
    assert not view.bar.isVisible()


def test_r_offers_the_kinds_in_groups_and_keeps_name_connections_and_data(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = pathway(document).step("triage")
    leaving = [c for c in pathway(document).connections if c.source == "triage"]
    hands.click(hands.card("triage"))
    hands.key(Key.Key_R)
    chooser = view.commands.chooser
    assert chooser is not None
    rows = [chooser.list.item(i) for i in range(chooser.list.count())]
    headings = [row.text() for row in rows if row.flags() == Qt.ItemFlag.NoItemFlags]
    assert headings == ["Care", "Tests", "Admission", "Ends"]
    assert chooser.list.currentItem().text() == "Contact"
    QTest.keyClicks(chooser.search, "revi")
    QTest.keyClick(chooser.search, Key.Key_Return)
    after = pathway(document).step("triage")
    assert after.kind is Kind.REVIEW
    assert (after.name, after.deliveries) == (before.name, before.deliveries)
    assert [c for c in pathway(document).connections if c.source == "triage"] == leaving


def test_a_step_after_one_whose_people_are_all_shared_out_is_joined_at_0_percent(
    document: Document, hands: Hands, view: MapView
) -> None:
    # 95 % and 5 % leave the assessment in the option, so nothing is left for a third way.
    document.select_steps("triage")
    hands.key(Key.Key_A)
    hands.key(Key.Key_Return)
    made = document.selection.step
    line = view.commands.places.line(("triage", made))
    assert line is not None
    assert line.label == "0%"


def hidden_by_bar(view: MapView) -> int:
    """How many cards and words the buttons lie over."""
    area = view.mapToScene(view.bar.geometry()).boundingRect()
    cards = [card.card_rect for card in view.map_scene.cards.values()]
    words = [
        share.mapRectToScene(share.shape().boundingRect())
        for share in view.map_scene.shares.values()
        if share.isVisible()
    ]
    return sum(area.intersects(rect) for rect in (*cards, *words))


def test_the_buttons_hide_no_card_and_no_words_where_there_is_room(
    document: Document, view: MapView
) -> None:
    hidden = {}
    for step in pathway(document).steps:
        document.select_steps(step.id)
        hidden[step.id] = hidden_by_bar(view)
    for connection in pathway(document).connections:
        if connection.share("proposed"):
            ends = (connection.source, connection.target)
            document.select(Selection(connection=ends))
            hidden["-".join(ends)] = hidden_by_bar(view)
    assert {name for name, count in hidden.items() if count} == set()
