"""Colours, spacing and style of the window, light and dark, as data that a test can check for contrast."""

from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

# The 8-pixel grid; half a step inside controls.
STEP_PX = 8
ROW_HEIGHT_PX = 40
RADIUS_PX = 4

# Kept by the application itself, so that there is no state beside it.
_IS_DARK = "smearscope-is-dark"


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme, as `#rrggbb`.

    Attributes:
        window: behind everything.
        surface: panels, tables, inputs.
        sunken: image background, bar tracks, hovered buttons.
        text: words.
        muted: secondary words.
        accent: the one accent: primary button, focus ring, progress.
        on_accent: words on the accent.
        selection: the selected row.
        border: hairlines between areas.
        outline: edges of controls, at least 3:1 against the surface.
        notice: background of a warning or abstention.
        on_notice: words on it.
    """

    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    border: str
    outline: str
    notice: str
    on_notice: str

    def colour(self, name: str) -> QColor:
        """One token as a Qt colour."""
        return QColor(getattr(self, name))


# Teal: no class of the shipped models has it, so the accent never looks like an answer.
LIGHT = Tokens(
    window="#f4f6f8",
    surface="#ffffff",
    sunken="#e9edf0",
    text="#1a1f24",
    muted="#525c66",
    accent="#0b6a6a",
    on_accent="#ffffff",
    selection="#d3ebea",
    border="#d3d9de",
    outline="#7d8891",
    notice="#fff1d6",
    on_notice="#5c3a00",
)
DARK = Tokens(
    window="#14171a",
    surface="#1c2024",
    sunken="#272c31",
    text="#e9ecee",
    muted="#a9b3bc",
    accent="#5fc9c4",
    on_accent="#06201f",
    selection="#1e4747",
    border="#343b41",
    outline="#7c8790",
    notice="#3d2f12",
    on_notice="#ffdf9e",
)

# Words that stand on a background somewhere in the window: (text token, background token).
TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "sunken"),
    ("text", "selection"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("muted", "selection"),
    ("accent", "window"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("on_notice", "notice"),
)
# Edges and rings that must be seen, but are not read (WCAG 2.2, 1.4.11).
EDGE_PAIRS = (
    ("outline", "surface"),
    ("outline", "window"),
    ("accent", "surface"),
    ("accent", "sunken"),
)


def tokens_for(scheme: Qt.ColorScheme) -> Tokens:
    """The theme of a system colour scheme; light where the system does not say."""
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def current_tokens() -> Tokens:
    """The theme in use now."""
    app = QApplication.instance()
    return DARK if app is not None and app.property(_IS_DARK) else LIGHT


def contrast_ratio(first: str, second: str) -> float:
    """Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(background: str) -> str:
    """Black or white, whichever reads better on a background."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast_ratio(text, background))


def apply_theme(app: QApplication, scheme: Qt.ColorScheme | None = None) -> None:
    """Give the application Fusion style in a colour scheme, by default the system's; call again when that changes."""
    tokens = tokens_for(app.styleHints().colorScheme() if scheme is None else scheme)
    app.setProperty(_IS_DARK, tokens is DARK)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(tokens))
    app.setStyleSheet(stylesheet(tokens))


def palette(tokens: Tokens) -> QPalette:
    """The tokens as a Qt palette, for whatever the style sheet leaves to Fusion."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.sunken,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.sunken,
        QPalette.ColorRole.Mid: tokens.outline,
        QPalette.ColorRole.Dark: tokens.outline,
        QPalette.ColorRole.Shadow: tokens.border,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    faded = QColor(tokens.muted)
    faded.setAlphaF(0.7)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return result


def stylesheet(tokens: Tokens) -> str:
    """The Qt style sheet of a theme; `@name@` stands for a token."""
    text = _STYLE
    for field in fields(tokens):
        text = text.replace(f"@{field.name}@", getattr(tokens, field.name))
    return text


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255.0 for place in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_STYLE = """
QMenuBar { background: @window@; border-bottom: 1px solid @border@; padding: 0 4px; }
QMenuBar::item { padding: 6px 8px; background: transparent; color: @text@; }
QMenuBar::item:selected { background: @sunken@; }
QToolTip { background: @surface@; color: @text@; border: 1px solid @outline@; padding: 4px; }
QStatusBar { background: @window@; border-top: 1px solid @border@; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted@; padding: 0 8px; }
QStatusBar QLabel#research { color: @text@; font-weight: 600; }
QLabel[muted="true"] { color: @muted@; }
QLabel[heading="true"] { font-weight: 600; }
QScrollArea[scrolled="true"] { border: 2px solid transparent; }
QScrollArea[scrolled="true"]:focus { border-color: @accent@; }
QFrame#panel { background: @surface@; border: 1px solid @border@; }
QFrame#panel QScrollArea, QFrame#panel QWidget#inside { background: transparent; border: none; }
QFrame#panel QScrollArea[scrolled="true"], QFrame#card QScrollArea[scrolled="true"],
QFrame#notice QScrollArea[scrolled="true"] { border: 2px solid transparent; }
QFrame#panel QScrollArea[scrolled="true"]:focus, QFrame#card QScrollArea[scrolled="true"]:focus,
QFrame#notice QScrollArea[scrolled="true"]:focus { border-color: @accent@; }
QFrame#rail { background: @surface@; border: 1px solid @border@; border-width: 0 1px; }
QFrame#card { background: @surface@; border: 1px solid @border@; border-radius: 8px; }
QFrame#card QScrollArea, QFrame#card QWidget#inside { background: transparent; border: none; }
QListView#recentRuns { background: transparent; border: none; outline: none; }
QPushButton[key="true"] { min-height: 0; padding: 0; }
QPushButton[key="true"]:focus { min-height: 0; padding: 0; }
QPushButton[key="true"] QLabel { color: @text@; background: transparent; }
QPushButton[key="true"] QLabel:disabled { color: @muted@; }
QPushButton[key="true"] QLabel#key { color: @muted@; background: @sunken@; border-radius: 4px; padding: 2px 6px; }
QPushButton[given="true"] { background: @selection@; border: 2px solid @accent@; }
QPushButton[given="true"] QLabel { font-weight: 600; }
QFrame#rule { background: @border@; max-height: 1px; min-height: 1px; border: none; }
QPushButton[row="true"] { background: transparent; border: 2px solid transparent; border-radius: 4px; padding: 0;
    text-align: left; }
QPushButton[row="true"]:hover { background: @sunken@; }
QPushButton[row="true"]:focus { border-color: @accent@; }
QSpinBox, QDoubleSpinBox { background: @surface@; color: @text@; border: 1px solid @outline@; border-radius: 4px;
    padding: 0 7px; min-height: 30px; }
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid @accent@; padding: 0 6px; min-height: 28px; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QSpinBox QLineEdit:focus, QDoubleSpinBox QLineEdit:focus { border: none;
    padding: 0 6px; min-height: 26px; background: transparent; }
QSpinBox:disabled, QDoubleSpinBox:disabled { color: @muted@; border-color: @border@; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0;
    border: none; }
QFrame#noticeBar { background: @notice@; border-bottom: 1px solid @border@; }
QFrame#noticeBar QLabel { color: @on_notice@; }
QFrame#noticeBar[warns="false"] { background: @selection@; }
QFrame#noticeBar[warns="false"] QLabel { color: @text@; }
QLabel#keyCap { background: @sunken@; color: @text@; border: 1px solid @outline@; border-radius: 4px; padding: 2px 8px;
    font-weight: 600; }
QFrame#notice { background: @notice@; border-radius: 4px; }
QFrame#notice QLabel { color: @on_notice@; }
QFrame#notice QScrollArea, QFrame#notice QWidget#inside { background: transparent; border: none; }
QFrame#dropArea { background: @surface@; border: 2px dashed @outline@; border-radius: 8px; }
QFrame#dropArea[hovered="true"] { border-color: @accent@; background: @selection@; }
QPushButton { background: @surface@; color: @text@; border: 1px solid @outline@; border-radius: 4px;
    padding: 0 15px; min-height: 30px; }
QPushButton:hover { background: @sunken@; }
QPushButton:focus { border: 2px solid @accent@; padding: 0 14px; min-height: 28px; }
QPushButton:checked { background: @selection@; border-color: @accent@; }
QPushButton:disabled { color: @muted@; border-color: @border@; }
QPushButton[primary="true"] { background: @accent@; color: @on_accent@; border-color: @accent@; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; }
QPushButton[primary="true"]:disabled { background: @sunken@; color: @muted@; border-color: @border@; }
QPushButton[link="true"] { background: transparent; border: 2px solid transparent; color: @accent@;
    text-align: left; padding: 0; margin-left: -2px; text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: @accent@; }
QLineEdit { background: @surface@; color: @text@; border: 1px solid @outline@; border-radius: 4px;
    padding: 0 7px; min-height: 30px; }
QLineEdit:focus { border: 2px solid @accent@; padding: 0 6px; min-height: 28px; }
QComboBox { background: @surface@; color: @text@; border: 1px solid @outline@; border-radius: 4px;
    padding: 0 7px; min-height: 30px; }
QComboBox:focus { border: 2px solid @accent@; padding: 0 6px; min-height: 28px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 26px; }
QComboBox:disabled { color: @muted@; border-color: @border@; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface@; color: @text@; border: 1px solid @outline@; outline: none;
    selection-background-color: @selection@; selection-color: @text@; }
QSlider { min-height: 24px; border: 2px solid transparent; }
QSlider::groove:horizontal { background: @outline@; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: @outline@; }
QSlider::handle:horizontal { background: @surface@; border: 2px solid @accent@; width: 12px; margin: -6px 0;
    border-radius: 8px; }
QSlider::handle:horizontal:disabled { border-color: @outline@; }
QSlider:focus { border: 2px solid @accent@; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @outline@; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableView { background: @surface@; border: 1px solid @border@; padding: 1px; outline: none; gridline-color: @border@; }
QTableView:focus { border: 2px solid @accent@; padding: 0; }
QTableView#plain::item { padding: 0 8px; border: none; }
QTableView#plain::item:selected { background: @selection@; color: @text@; }
QAbstractItemView#grid { background: @surface@; border: 1px solid @border@; padding: 1px; outline: none; }
QAbstractItemView#grid:focus { border: 2px solid @accent@; padding: 0; }
QToolButton[toggle="true"] { background: transparent; color: @text@; border: 1px solid transparent; border-radius: 4px;
    padding: 0 7px; min-height: 30px; }
QToolButton[toggle="true"]:hover { background: @sunken@; }
QToolButton[toggle="true"]:checked { background: @selection@; border-color: @outline@; }
QToolButton[toggle="true"]:focus { border: 2px solid @accent@; padding: 0 6px; min-height: 28px; }
QTabWidget::pane { background: @surface@; border: 1px solid @border@; }
QTabBar::tab { background: transparent; color: @muted@; border: 2px solid transparent; padding: 4px 6px; }
QTabBar::tab:hover { background: @sunken@; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:selected:focus { border-color: @accent@; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @outline@; border-radius: 3px;
    background: @surface@; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@; }
QCheckBox::indicator:checked:disabled { background: @outline@; border-color: @outline@; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @outline@; border-radius: 7px;
    background: @surface@; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent@; }
QRadioButton::indicator:disabled { border-color: @border@; }
QHeaderView { background: @surface@; }
QHeaderView::section { background: @surface@; color: @muted@; border: none; border-bottom: 1px solid @border@;
    padding: 0 8px; min-height: 31px; }
QGraphicsView { background: @sunken@; border: 1px solid @border@; padding: 1px; }
QGraphicsView:focus { border: 2px solid @accent@; padding: 0; }
QProgressBar { background: @sunken@; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent@; border-radius: 4px; }
/* The frame is room: without one Qt cuts a pixel off the first pane where one reads from right to left. */
QSplitter { border: 1px solid transparent; }
QSplitter::handle { background: transparent; }
QTextBrowser, QPlainTextEdit { background: @surface@; color: @text@; border: 1px solid @border@; padding: 1px; }
QTextBrowser:focus, QPlainTextEdit:focus { border: 2px solid @accent@; padding: 0; }
"""
