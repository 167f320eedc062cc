"""A random walk through the whole editor, by the widgets' own ways in, and what always holds."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from editor_facts import all_can_be_written, everything_fits
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from pathways import edits
from pathways.layout.tidy import Edge
from pathways.library import starter
from pathways.model import CURRENT, Kind, Setting
from planner.maps.showing import Way
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace
from ui.add_pathway import add_starter
from ui.canvas import clipboard
from ui.canvas.keys import act_on
from ui.canvas.view import MapView
from ui.document import Document
from ui.pages.outline import Outline
from ui.pages.steps_table import StepsTable
from ui.panels.trail import Trail
from ui.selection import NOTHING, Selection
from ui.subpathways import make_own, open_step
from ui.tabs import Tabs

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TYPED = ("", "Review", "GP 40%", "60%", "0.3", "120%", "Hospital", "Cymuned", "2", "x" * 40, "; ;")
ROWS = (
    "Step\tWhere\tGoes on to\nTriage\tVirtual\tScan\nScan\tHospital\t",
    "One\nTwo\nThree",
    "Step\tGoes on to\nOne\tNobody knows",
    "\t\n",
)
KEYS = ("h", "c", "v", "o", "p", "t", "w", "m", "g")
EDGES: tuple[Edge, ...] = ("left", "middle", "bottom")


class Editor:
    """The map, the table, the outline, the tabs and the trail, all of one document."""

    def __init__(self, folder: Path) -> None:
        self.document: Document = Document()
        self.view: MapView = MapView(self.document)
        self.table: StepsTable = StepsTable(self.document)
        self.outline: Outline = Outline(self.document)
        self.tabs: Tabs = Tabs(self.document, lambda: self.view)
        self.trail: Trail = Trail(self.document)
        self.folder: Path = folder
        self.did: list[str] = []
        self.view.resize(900, 600)

    def widgets(self) -> tuple[MapView, StepsTable, Outline, Tabs, Trail]:
        """Everything that a test has to let go of."""
        return self.view, self.table, self.outline, self.tabs, self.trail

    def walk(self, seed: int, turns: int) -> None:
        """Do so many random things, then undo and redo them all; what has to hold, holds."""
        chance = Random(seed)
        first = beginning(chance)
        self.document.open(first)
        self.did = []
        for _turn in range(turns):
            act = chance.choice(ACTS)
            self.did.append(act.__name__)
            act(self, chance)
            everything_fits(self.view, self.table, self.outline, self.tabs)
        stack = self.document.undo_stack
        while stack.canRedo():
            stack.redo()
        last = self.document.workspace
        all_can_be_written(last)
        while stack.canUndo():
            stack.undo()
        assert self.document.workspace == first
        everything_fits(self.view, self.table, self.outline, self.tabs)
        while stack.canRedo():
            stack.redo()
        assert self.document.workspace == last
        everything_fits(self.view, self.table, self.outline, self.tabs)

    def save_and_load(self) -> None:
        """What is saved and opened again is what was saved."""
        path = self.folder / "walk.cbdplan"
        path.unlink(missing_ok=True)
        save_workspace(self.document.workspace, path)
        assert open_workspace(path) == self.document.workspace

    # What the acts choose from

    def step(self, chance: Random) -> str:
        """A step of the pathway shown; blank where there is none."""
        pathway = self.document.pathway
        return chance.choice(pathway.steps).id if pathway and pathway.steps else ""

    def key(self, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the map."""
        act_on(self.view, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


Act = Callable[[Editor, Random], object]


def beginning(chance: Random) -> Workspace:
    """A workspace with a small starter, and sometimes another."""
    ids = chance.choice(
        (("dvt",), ("dvt", "phlebotomy"), ("minor_surgery",), ("phlebotomy", "dvt"))
    )
    return Workspace("Walk", population=40_000, pathways=tuple(starter(i) for i in ids))


def choose_steps(editor: Editor, chance: Random) -> None:
    editor.document.select_steps(*(editor.step(chance) for _n in range(chance.randint(0, 3))))


def choose_connection(editor: Editor, chance: Random) -> None:
    pathway = editor.document.pathway
    if pathway and pathway.connections:
        one = chance.choice(pathway.connections)
        editor.document.select(Selection(connection=(one.source, one.target)))


def choose_nothing(editor: Editor, _chance: Random) -> None:
    editor.document.select(NOTHING)


def add_step(editor: Editor, chance: Random) -> None:
    kind = Kind.END if chance.random() < 0.2 else Kind.CONTACT
    after = editor.view.commands.goes_on() if chance.random() < 0.6 else ""
    editor.view.commands.acts.add_step(chance.choice([*Setting]), after=after, kind=kind)


def rename(editor: Editor, chance: Random) -> None:
    step = editor.step(chance)
    if step:
        editor.view.commands.acts.rename(step, chance.choice(TYPED))


def connect(editor: Editor, chance: Random) -> None:
    source, target = editor.step(chance), editor.step(chance)
    if source:
        editor.view.commands.acts.connect(source, target)


def reconnect(editor: Editor, chance: Random) -> None:
    ends = editor.document.selection.connection
    if ends is not None:
        editor.view.commands.acts.reconnect(ends, (ends[0], editor.step(chance)))


def share(editor: Editor, chance: Random) -> None:
    choose_connection(editor, chance)
    ends = editor.document.selection.connection
    if ends is not None:
        typed = chance.choice(("60", "0.3", "", "100%"))
        editor.view.commands.acts.set_share(ends, typed)


def insert(editor: Editor, chance: Random) -> None:
    ends = editor.document.selection.connection
    if ends is not None:
        editor.view.commands.acts.insert_new(chance.choice([*Setting]), ends)


def press_key(editor: Editor, chance: Random) -> None:
    letter = chance.choice(KEYS)
    editor.key(Qt.Key(ord(letter.upper())), letter)


def move_by_key(editor: Editor, chance: Random) -> None:
    key = chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
    editor.key(key, held=chance.choice((NONE, CTRL, Qt.KeyboardModifier.AltModifier)))


def tidy(editor: Editor, chance: Random) -> None:
    editor.view.commands.choose_all()
    editor.view.commands.places.align(editor.document.selection.steps, chance.choice(EDGES))


def make_room(editor: Editor, chance: Random) -> None:
    editor.view.commands.places.make_room(chance.uniform(0, 900), chance.uniform(-200, 200))


def kind(editor: Editor, chance: Random) -> None:
    steps = editor.document.selection.steps
    if steps:
        editor.view.commands.acts.set_kind(steps, chance.choice([*Kind]))


def delete(editor: Editor, _chance: Random) -> None:
    editor.view.commands.acts.delete()


def take_out(editor: Editor, _chance: Random) -> None:
    editor.view.commands.take_out()


def duplicate(editor: Editor, _chance: Random) -> None:
    editor.view.commands.acts.duplicate(editor.document.selection.steps)


def copy(editor: Editor, _chance: Random) -> None:
    clipboard.copy(editor.view)


def cut(editor: Editor, _chance: Random) -> None:
    clipboard.cut(editor.view)


def paste_beside(editor: Editor, _chance: Random) -> None:
    clipboard.paste_beside(editor.view)


def paste_with_the_ghost(editor: Editor, chance: Random) -> None:
    clipboard.paste(editor.view)
    if editor.view.tool is not None:
        move_by_key(editor, chance)
        editor.key(chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))


def paste_rows(editor: Editor, chance: Random) -> None:
    QGuiApplication.clipboard().setText(chance.choice(ROWS))
    if chance.random() < 0.5:
        clipboard.paste(editor.view)
    else:
        editor.table.paste()


def type_in_the_table(editor: Editor, chance: Random) -> None:
    model = editor.table.steps
    if not model.rowCount():
        return  # there is no pathway
    row, column = chance.randrange(model.rowCount()), chance.randrange(model.columnCount())
    model.setData(model.index(row, column), chance.choice(TYPED))


def work_on_rows(editor: Editor, chance: Random) -> None:
    if not editor.table.steps.rowCount():
        return
    row = chance.randrange(editor.table.steps.rowCount())
    editor.table.setCurrentIndex(editor.table.steps.index(row, chance.randrange(5)))
    table = editor.table
    acts = (table.clear_cells, table.delete_rows, table.as_now, table.copy)
    chance.choice((*acts, lambda: table.move_rows(chance.choice((-1, 1)))))()


def type_in_the_outline(editor: Editor, chance: Random) -> None:
    rows = editor.outline.rows
    if rows.rowCount():
        index = rows.index(chance.randrange(rows.rowCount()), 0)
        if rows.rowCount(index) and chance.random() < 0.5:
            index = rows.index(chance.randrange(rows.rowCount(index)), 0, index)
        rows.setData(index, chance.choice(TYPED))


def work_on_the_outline(editor: Editor, chance: Random) -> None:
    rows = editor.outline.rows
    if rows.rowCount():
        editor.outline.setCurrentIndex(rows.index(chance.randrange(rows.rowCount()), 0))
    outline = editor.outline
    chance.choice((outline.delete, outline.follow, lambda: outline.tag(Setting.HOME)))()


def own_pathway(editor: Editor, _chance: Random) -> None:
    make_own(editor.document, editor.document.selection.steps)


def into_and_out(editor: Editor, chance: Random) -> None:
    step = editor.step(chance)
    if step and not open_step(editor.document, step):
        editor.trail.back()


def switch_tab(editor: Editor, chance: Random) -> None:
    chance.choice(
        (lambda: editor.tabs.go(1), editor.tabs.close_shown, lambda: editor.tabs.shift(1))
    )()


def switch_design(editor: Editor, chance: Random) -> None:
    pathway = editor.document.pathway
    if pathway is not None:
        editor.document.show_design(chance.choice(pathway.designs))


def compare(editor: Editor, chance: Random) -> None:
    editor.view.pane.look(chance.choice((Way.ONE, Way.OVER)))


def add_design(editor: Editor, _chance: Random) -> None:
    pathway = editor.document.pathway
    if pathway is not None and len(pathway.designs) < 4:
        name = f"option{len(pathway.designs)}"
        if name not in pathway.designs:
            editor.document.edit("", lambda p: edits.add_design(p, name, CURRENT))


def remove_design(editor: Editor, _chance: Random) -> None:
    design = editor.document.design
    editor.document.edit("", lambda p: edits.remove_design(p, design))


def add_pathway(editor: Editor, _chance: Random) -> None:
    if len(editor.document.workspace.pathways) < 4:
        add_starter(editor.document, "phlebotomy")


def delete_pathway(editor: Editor, _chance: Random) -> None:
    shown = editor.document.pathway_id
    editor.document.edit_workspace("", lambda w: w.without_pathway(shown))


def undo(editor: Editor, chance: Random) -> None:
    for _n in range(chance.randint(1, 4)):
        editor.document.undo_stack.undo()


def redo(editor: Editor, chance: Random) -> None:
    for _n in range(chance.randint(1, 3)):
        editor.document.undo_stack.redo()


def end_typing(editor: Editor, _chance: Random) -> None:
    editor.document.end_typing()


RARE: tuple[Act, ...] = (add_design, remove_design, add_pathway, delete_pathway, own_pathway)
OFTEN: tuple[Act, ...] = (choose_steps, choose_steps, choose_connection, undo, redo, connect)
OTHERS: tuple[Act, ...] = (
    choose_nothing, add_step, rename, reconnect, share, insert, press_key, move_by_key, tidy,
    make_room, kind, delete, take_out, duplicate, copy, cut, paste_beside, paste_with_the_ghost,
    paste_rows, type_in_the_table, work_on_rows, type_in_the_outline, work_on_the_outline,
    into_and_out, switch_tab, switch_design, compare, end_typing,
)  # fmt: skip
ACTS: tuple[Act, ...] = (*RARE, *OFTEN * 2, *OTHERS * 2)
