"""The appearance of the window: palette and style sheet made from the tokens of an appearance."""

from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from planner.look import LOOKS, RADIUS, TYPE, Palette
from ui.appearance import look_like, look_of, wants_contrast
from ui.fonts import base_font
from ui.settings import recall, remember
from ui.style_sheet import HIGH_STYLE, STYLE

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

__all__ = ["Theme", "set_icon", "themed_icon"]

KEY: Final = "appearance"
Owner = QAbstractButton | QAction | QLabel


class Theme(QObject):
    """Which appearance is shown: the system's, until a person chooses one."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._chosen = recall(KEY)
        self._is_dark = look_of(application.palette()).is_dark
        self._is_high = wants_contrast()
        self._apply()

    @property
    def palette(self) -> Palette:
        """The tokens now shown."""
        chosen = next((look for look in LOOKS if look.name == self._chosen), None)
        return chosen or look_like(is_dark=self._is_dark, is_high=self._is_high)

    @property
    def chosen(self) -> str:
        """The name of the appearance that was chosen; blank where the system's is followed."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Show the appearance of that name from now on; blank follows the system."""
        self._chosen = name
        remember(KEY, name)
        self._apply()

    def follow_system(self) -> None:
        """Change with the system's appearance from now on, as long as none has been chosen."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # new in Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def _follow(self, scheme: "Qt.ColorScheme") -> None:
        from PySide6.QtCore import Qt

        self._is_dark = scheme == Qt.ColorScheme.Dark
        if not self._chosen:
            self._apply()

    def _follow_contrast(self) -> None:
        self._is_high = wants_contrast()
        if not self._chosen:
            self._apply()

    def _apply(self) -> None:
        tokens = self.palette
        self._application.setFont(base_font())
        self._application.setPalette(_qt_palette(tokens))
        self._application.setStyleSheet(_sheet(tokens))
        for window in self._application.topLevelWidgets():
            _repaint_icons(window, tokens)
        self.changed.emit()


def _qt_palette(tokens: Palette) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), tokens.canvas),
        ((role.Base, role.Button, role.ToolTipBase), tokens.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.ink),
        ((role.PlaceholderText,), tokens.muted),
        ((role.Highlight, role.Link, role.LinkVisited), tokens.mark("community")),
        ((role.HighlightedText,), tokens.surface),
        ((role.Mid, role.Dark), tokens.outline),
        ((role.Light, role.Midlight), tokens.hairline),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, QColor(tokens.muted))
    return palette


def _sheet(tokens: Palette) -> str:
    style = STYLE + HIGH_STYLE if tokens.is_high else STYLE
    return Template(style).substitute(
        canvas=tokens.canvas,
        surface=tokens.surface,
        ink=tokens.ink,
        muted=tokens.muted,
        hairline=tokens.hairline,
        outline=tokens.outline,
        error=tokens.error,
        warning=tokens.warning,
        good=tokens.good,
        grey=tokens.illustrative.tint,
        blue=tokens.tint("community"),
        **{setting: tone.tint for setting, tone in tokens.settings.items()},
        radius=RADIUS,
        title=round(TYPE.title.size),
        card=round(TYPE.card.size),
        text=round(TYPE.text.size),
    )


def themed_icon(name: str, tokens: Palette | None = None) -> QIcon:
    """The icon ``name`` in the ink of the appearance now shown."""
    from ui.icons import icon  # drawing them waits until the window has been seen

    tokens = tokens or look_of(QApplication.palette())
    return icon(name, tokens.ink, 20, tokens.outline)


def set_icon(owner: Owner, name: str) -> None:
    """Give a button, an action or a sign an icon that follows the appearance."""
    owner.setProperty("icon_name", name)
    _show_icon(owner, name, look_of(QApplication.palette()))


def _show_icon(owner: Owner, name: str, tokens: Palette) -> None:
    from ui.icons import icon, pixmap

    if isinstance(owner, QLabel):
        tones = {"error": tokens.error, "warning": tokens.warning, "good": tokens.good}
        colour = tones.get(str(owner.property("tone")), tokens.muted)
        owner.setPixmap(pixmap(name, colour, owner.width(), owner.devicePixelRatioF()))
    elif owner.property("role") == "main":
        owner.setIcon(icon(name, tokens.surface, 20, tokens.outline))
    else:
        owner.setIcon(themed_icon(name, tokens))


def _repaint_icons(window: QWidget, tokens: Palette) -> None:
    owners: list[Owner] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QAction),
        *window.findChildren(QLabel),
    ]
    for owner in owners:
        name = owner.property("icon_name")
        if name:
            _show_icon(owner, str(name), tokens)
