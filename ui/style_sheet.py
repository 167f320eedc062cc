"""The style sheet of the window, with blanks for the tokens."""

from typing import Final

__all__ = ["HIGH_STYLE", "STYLE"]

STYLE: Final = """
QWidget { font-size: ${text}px; }
QToolTip { color: $ink; background: $surface; border: 1px solid $outline; padding: 4px; }
#header, #strip, #toolbar { background: $surface; }
#header, #toolbar { border-bottom: 1px solid $hairline; }
#strip { border-top: 1px solid $hairline; }
#explainer { background: $surface; border-top: 1px solid $hairline; }
#explained { background: $surface; color: $ink; selection-background-color: $blue;
  selection-color: $ink; }
#panel { background: $surface; }
#panel[side="left"] { border-right: 1px solid $hairline; }
#panel[side="right"] { border-left: 1px solid $hairline; }
#panelhead { border-bottom: 1px solid $hairline; }
#sheet, #sheet > QWidget, QScrollArea#sheet > QWidget > QWidget { background: $surface; }
#page, #page > QWidget > QWidget#body { background: $canvas; }
#box { background: $surface; border: 1px solid $hairline; border-radius: ${radius}px; }
#inset { background: $canvas; border: 1px solid $hairline; border-radius: ${radius}px; }
#entry { border: 1px solid transparent; border-radius: 4px; background: transparent; }
#entry:hover { background: $canvas; }
#entry[open="true"] { background: $canvas; border-color: $hairline; }
#divider { background: $hairline; border: none; }
QFrame#rule { background: $hairline; border: none; max-height: 1px; min-height: 1px; }

QLabel[role="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[role="heading"] { font-size: ${card}px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QLabel[role="chip"] { background: $grey; color: $ink; border-radius: 4px; padding: 1px 6px; }
QLabel[role="figure"] { font-size: 26px; font-weight: bold; }
QLabel[role="figure"][large="true"] { font-size: 32px; }
QLabel[role="figure"][tight="true"] { font-size: 20px; }

QLineEdit, QPlainTextEdit, QComboBox, QListWidget, QSpinBox {
  background: $surface; color: $ink; border: 1px solid $outline; border-radius: 4px;
  padding: 3px 6px; selection-background-color: $ink; selection-color: $surface;
}
QLineEdit, QPlainTextEdit, QComboBox { placeholder-text-color: $muted; }
QPlainTextEdit { padding: 1px 2px; }
QLineEdit[quiet="true"] { border-color: transparent; background: transparent; padding: 1px 3px; }
QLineEdit[quiet="true"]:hover { border-color: $outline; }
QLineEdit[wanting="true"] { border: 2px solid $warning; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $error; }
QComboBox { padding-right: 18px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox QAbstractItemView, QMenu {
  background: $surface; color: $ink; border: 1px solid $outline; padding: 4px;
}
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected, QComboBox QAbstractItemView::item:selected { background: $grey; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }

QPushButton, QToolButton {
  background: $surface; color: $ink; border: 1px solid $outline; border-radius: 4px;
  padding: 4px 10px;
}
QToolButton { padding: 4px; }
QToolButton[role="menu"] { padding: 4px 8px; border-color: transparent; }
QPushButton:hover, QToolButton:hover { background: $grey; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $hairline; }
QPushButton[role="main"] { background: $ink; color: $surface; border-color: $ink; }
QPushButton[role="main"]:disabled { background: $grey; color: $muted; border-color: $grey; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
  background: transparent; border-color: transparent;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $grey; }
QToolButton[role="quiet"]:checked { background: $blue; border-color: $outline; }
QPushButton[role="row"] {
  background: transparent; border-color: transparent; text-align: left; padding: 5px 8px;
  min-height: 20px;
}
QPushButton[role="back"] {
  background: transparent; border: none; text-align: left; padding: 2px 0; color: $muted;
}
QPushButton[role="back"]:hover { color: $ink; text-decoration: underline; }
QPushButton[role="row"]:hover { background: $grey; }
QPushButton[role="row"]:checked {
  background: $blue; border-left: 3px solid $ink; border-radius: 0; font-weight: bold;
}
QPushButton[role="tab"] {
  background: transparent; border: none; border-bottom: 3px solid transparent; border-radius: 0;
  padding: 8px 14px 6px 14px; font-size: ${card}px;
}
QPushButton[role="tab"]:hover { border-bottom-color: $hairline; }
QPushButton[role="tab"]:checked { border-bottom-color: $ink; font-weight: bold; }
QPushButton[role="segment"] { border-radius: 0; padding: 4px 10px; }
QPushButton[role="segment"][place="next"] { border-left: none; }
QPushButton[role="segment"]:checked { background: $ink; color: $surface; }
QPushButton[role="chip"] {
  background: $grey; border-color: $grey; border-radius: 4px; padding: 1px 6px;
}
QPushButton[role="chip"]:hover { border-color: $outline; }
QPushButton[role="section"] {
  background: transparent; border: none; text-align: left; padding: 8px 0 6px 0;
  font-size: ${card}px; font-weight: bold;
}
QPushButton[role="card"] {
  background: $surface; border: 1px solid $hairline; border-radius: ${radius}px; padding: 0;
}
QPushButton[role="card"]:hover { border-color: $ink; background: $surface; }
QPushButton[role="figure"] {
  background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0;
  text-align: left;
}
QPushButton[role="figure"]:hover { background: $grey; }
QPushButton[role="choice"] { text-align: left; padding: 6px 8px; }
QPushButton[role="choice"]:checked { border: 2px solid $ink; padding: 5px 7px; font-weight: bold; }
QPushButton[setting="home"]:checked { background: $home; }
QPushButton[setting="virtual"]:checked { background: $virtual; }
QPushButton[setting="community"]:checked { background: $community; }
QPushButton[setting="hospital"]:checked { background: $hospital; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $ink; border: none; border-bottom: 3px solid transparent;
  padding: 1px 4px 0 12px; margin-right: 2px; min-height: 20px;
}
QTabBar::tab:hover { background: $canvas; }
QTabBar::tab:selected { border-bottom-color: $ink; background: $canvas; }
QTabBar QToolButton#close { padding: 0; border: none; margin-right: 4px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QCheckBox, QRadioButton { spacing: 6px; background: transparent; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $outline; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked { background: $ink; border-color: $ink; }
QSlider::groove:horizontal { height: 4px; background: $outline; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $ink; border-radius: 2px; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -7px 0; border-radius: 9px; background: $surface;
  border: 2px solid $ink;
}
QProgressBar { border: 1px solid $outline; border-radius: 4px; background: $surface; }
QProgressBar::chunk { background: $ink; border-radius: 3px; }
QTableView, QTreeView, QListView {
  background: $surface; alternate-background-color: $canvas; color: $ink;
  border: 1px solid $hairline; gridline-color: $hairline;
  selection-background-color: $blue; selection-color: $ink;
}
QTableView::item { padding: 2px 6px; }
QListWidget::item { border-left: 3px solid transparent; }
QListWidget::item:selected { background: $blue; color: $ink; border-left-color: $ink; }
QHeaderView::section {
  background: $canvas; color: $ink; border: none; border-bottom: 1px solid $outline;
  border-right: 1px solid $hairline; padding: 5px 8px; font-weight: bold;
}
QTableCornerButton::section { background: $canvas; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $hairline; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 5px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
#messages { border: 1px solid $ink; border-radius: ${radius}px; background: $surface; }
#messages[tone="error"] { border-left: 6px solid $error; }
#messages[tone="good"] { border-left: 6px solid $good; }
#toast { background: $ink; border-radius: ${radius}px; }
#toast QLabel { color: $surface; }
#toast QPushButton { background: transparent; color: $surface; border: 1px solid $surface; }
"""

# What is chosen or under the mouse is otherwise told by a pale ground, which some cannot see.
HIGH_STYLE: Final = """
QTableView::item:selected, QTreeView::item:selected, QMenu::item:selected,
QComboBox QAbstractItemView::item:selected { border: 2px solid $ink; }
QPushButton:hover, QToolButton:hover, QPushButton[role="quiet"]:hover,
QToolButton[role="quiet"]:hover, QPushButton[role="row"]:hover { border: 2px solid $ink; }
QToolButton[role="quiet"]:checked { border: 2px solid $ink; }
#entry:hover { border-color: $outline; }
"""
