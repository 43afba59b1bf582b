"""The list of models: one stop of the Tab key, arrows within; each with its state in words."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.models.model_jobs import ListedModel
from desktop.gui.theme import RADIUS_PX, STEP_PX, current_tokens
from desktop.known_bundle import Origin

AnyIndex = QModelIndex | QPersistentModelIndex
_ICON_PX = 20
_ROW_PX = 56
_MODEL_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class KnownModels(QAbstractListModel):
    """The models that are here, those that ship first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.models: tuple[ListedModel, ...] = ()

    def set_models(self, models: Sequence[ListedModel]) -> None:
        """Show other models."""
        self.beginResetModel()
        self.models = tuple(models)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.models)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        model = self.models[index.row()]
        if role == _MODEL_ROLE:
            return model
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(model)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title_of(model)}, {self.state_of(model)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.title_of(model)}\n{model.bundle.bundle_id}"
        return None

    def title_of(self, model: ListedModel) -> str:
        """What a model is called."""
        return self.tr("Damaged model") if model.bundle.fault else model.bundle.model_id

    def state_of(self, model: ListedModel) -> str:
        """Version, where it came from, and what is special about it, in words."""
        origins = {Origin.SHIPPED: self.tr("built in"), Origin.INSTALLED: self.tr("installed")}
        parts = [self.tr("default")] if model.is_default else []
        parts += [model.bundle.version] if model.bundle.version else [model.bundle.bundle_id[:12]]
        if model.bundle.version and model.bundle.bundle_id.startswith(model.name):
            # Another one has the same name and version.
            parts.append(model.name)
        parts.append(origins[model.bundle.origin])
        return " \N{MIDDLE DOT} ".join(parts)


class ModelList(QListView):
    """The models.

    Signals:
        selected (ListedModel | None): another one is current.
    """

    selected = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.known = KnownModels(self)
        self.setModel(self.known)
        self.setItemDelegate(_ModelDelegate(self))
        self.setAccessibleName(self.tr("Models"))
        self.setObjectName("recentRuns")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.selected.emit(self.current))

    @property
    def current(self) -> ListedModel | None:
        """The one that is looked at."""
        index = self.currentIndex()
        return self.known.models[index.row()] if index.isValid() else None

    def show_models(self, models: Sequence[ListedModel], wanted_id: str = "") -> None:
        """Show other models; the wanted one becomes current, else the one that was, else the default.

        Args:
            wanted_id: bundle id.
        """
        before = self.current
        wanted = [wanted_id, "" if before is None else before.bundle.bundle_id]
        self.known.set_models(models)
        rows = [row for text in wanted for row, each in enumerate(models) if text and each.bundle.bundle_id == text]
        rows += [row for row, each in enumerate(models) if each.is_default]
        if models:
            self.setCurrentIndex(self.known.index(rows[0] if rows else 0))
        else:
            self.selected.emit(None)


class _ModelDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        listed, model = index.data(_MODEL_ROLE), index.model()
        if not isinstance(listed, ListedModel) or not isinstance(model, KnownModels):
            return
        tokens, is_mirrored = current_tokens(), option.direction is Qt.LayoutDirection.RightToLeft
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(STEP_PX // 2, 1, -STEP_PX // 2, -1)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(tokens.colour("selection" if is_selected else "sunken"))
            painter.setPen(QPen(tokens.colour("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        inner = area.adjusted(STEP_PX, STEP_PX, -STEP_PX, -STEP_PX)
        words = inner.adjusted(_ICON_PX + STEP_PX, 0, 0, 0)
        icon = QRect(inner.left(), inner.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
        if is_mirrored:
            words = inner.adjusted(0, 0, -_ICON_PX - STEP_PX, 0)
            icon.moveRight(inner.right())
        name = IconName.DONE if listed.is_default else IconName.PAGE_MODELS
        if listed.bundle.fault:
            name = IconName.WARNING
        painter.drawPixmap(icon, icon_pixmap(name, tokens.accent if listed.is_default else tokens.muted, _ICON_PX))
        # QPainter knows no layout direction; its "leading" follows the text, whose language may differ.
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        aligned = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        half = words.height() // 2
        for line, text, token in ((0, model.title_of(listed), "text"), (1, model.state_of(listed), "muted")):
            font = QFont(option.font)
            font.setBold(line == 0 and listed.is_default)
            place = QRect(words.left(), words.top() + line * half, words.width(), half)
            painter.setFont(font)
            painter.setPen(tokens.colour(token))
            painter.drawText(
                place, aligned, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            )
        painter.restore()
