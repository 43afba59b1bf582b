"""The middle pane: the selected image, its heatmap, and how both are shown."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.classes import ClassStyle
from desktop.gui.controls import Button, ElidedLabel
from desktop.gui.heatmap_controls import HeatmapControls
from desktop.gui.icons import IconName
from desktop.gui.image_loader import ImageLoader, OpenedPicture
from desktop.gui.image_pair import ImagePair
from desktop.gui.numbers import number_text, percent_text
from desktop.gui.pixels import heatmap_qimage
from desktop.gui.shown_picture import ShownPicture
from desktop.gui.single_shot import single_shot
from desktop.gui.slide_map_view import SlideMapView
from desktop.gui.theme import STEP_PX
from desktop.gui.viewport import Viewport
from desktop.gui.wording import name_text
from desktop.pictures.slide_place import SlidePlace
from desktop.pictures.source import PictureMissingError, PictureSource
from desktop.pictures.tiling import TileKey, Tiling
from desktop.store.results import RowKey, StoredResult
from inference.decision import Decision

_PROGRESS_AFTER_MS = 300
# A wheel or a drag tells of many moves a second; tiles are asked for once for several.
_TILES_AFTER_MS = 40


class ImagePanel(QWidget):
    """Shows a row's picture, read in a worker; the heatmap is that of the predicted class until another is chosen.

    Args:
        loader: reads pictures.

    Signals:
        tile_wanted: RowKey of another tile of the slide.
        opened: the row's picture has been read and is shown; the time to read the next one ahead.
        failed: what went wrong that is not the file's fault.
    """

    tile_wanted = Signal(object)
    opened = Signal()
    failed = Signal(object)

    def __init__(self, loader: ImageLoader) -> None:
        super().__init__()
        self._loader = loader
        self._source: PictureSource | None = None
        self._result: StoredResult | None = None
        self._is_opened = False
        self._picture = ShownPicture(self)
        self.viewport = Viewport(self)
        self.pair = ImagePair(self._picture, self.viewport)
        self.pair.setMinimumSize(QSize(240, 200))
        self.view = self.pair.view
        self.caption = ElidedLabel()
        self.size_label = QLabel()
        self.size_label.setProperty("muted", True)
        self.zoom_label = QLabel()
        self.fit_button = Button("1:1", IconName.ZOOM)
        self.fit_button.setToolTip(self.tr("Between the whole image and its single pixels (Z)"))
        self.pair_button = Button(self.tr("Original"), IconName.SIDE_BY_SIDE)
        self.pair_button.setCheckable(True)
        self.pair_button.setToolTip(self.tr("Show the original beside the heatmap; both move together"))
        self.controls = HeatmapControls()
        self.class_box, self.slider, self.legend = self.controls.class_box, self.controls.slider, self.controls.legend
        self.slide_map = SlideMapView()
        self._progress_timer = single_shot(self, _PROGRESS_AFTER_MS, self._show_progress)
        self._tiles_timer = single_shot(self, _TILES_AFTER_MS, self._ask_for_tiles)
        self._lay_out()
        self._connect()
        self.show_result(None)

    @property
    def is_opened(self) -> bool:
        """Whether the row's picture has been read."""
        return self._is_opened

    @property
    def is_sharp(self) -> bool:
        """Whether every pixel that is seen is there at the resolution of the screen, or at the file's own."""
        return self._is_opened and not self._picture.missing(self.viewport.scale, self.viewport.seen)

    def set_run(self, source: PictureSource, styles: tuple[ClassStyle, ...]) -> None:
        """Rows of this run follow, with these classes."""
        self._source = source
        self.controls.set_classes(styles)
        self.show_result(None)

    def show_result(self, result: StoredResult | None, thumbnail: QImage | None = None) -> None:
        """Show a row.

        Args:
            result: with its heatmaps; None for no row.
            thumbnail: stands there until the picture is read.
        """
        self._start(result)
        if result is None or self._source is None or not result.row.image_sha256:
            return
        if result.row.decision is Decision.UNREADABLE:
            return
        if thumbnail is not None and not thumbnail.isNull():
            self._show_picture(thumbnail, self._size_of(result))
        else:
            self._progress_timer.start()
        self._show_heatmap()
        self._loader.show(self._source, result)

    def prefetch(self, result: StoredResult) -> None:
        """Read the picture of the row that is likely to be shown next."""
        if self._source is not None and result.row.decision is not Decision.UNREADABLE:
            self._loader.prefetch(self._source, result)

    def set_heatmap_hidden(self, hidden: bool) -> None:
        """Hide the heatmap for as long as a key is held."""
        self.view.set_heatmap_hidden(hidden)

    def set_side_by_side(self, wanted: bool) -> None:
        """Show the original beside the heatmap, or not."""
        self.pair_button.setChecked(wanted)

    def show_failure(self, text: str) -> None:
        """The image could be screened but not be read again."""
        self._progress_timer.stop()
        self._clear_picture(self.tr("This image cannot be shown now; its answer stays.\n{reason}").format(reason=text))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Another page has a panel of its own; both together would keep twice as much. Minimising is no leaving.
        if not event.spontaneous():
            self._loader.forget()

    # What is shown

    def _start(self, result: StoredResult | None) -> None:
        """Forget the row before, and say whose picture follows."""
        self._result, self._is_opened = result, False
        self._progress_timer.stop()
        self._tiles_timer.stop()
        self._loader.drop()
        self.slide_map.hide()
        self.size_label.setText("")
        readable = result is not None and result.row.decision is not Decision.UNREADABLE
        self.controls.set_usable(readable and result is not None and result.heatmaps is not None)
        self.fit_button.setEnabled(readable)
        self.pair_button.setEnabled(readable)
        if result is None:
            self.caption.setText("")
            self._clear_picture(self.tr("Select a row to see its image"))
            return
        self.caption.setText(name_text(result.row))
        self.view.setAccessibleDescription(result.row.image_path)
        self._clear_picture("" if readable else self.tr("No image: this file could not be read"))
        chances = result.row.probabilities
        self.controls.choose_class(chances.index(max(chances)) if chances else -1)

    def _clear_picture(self, message: str) -> None:
        self._picture.show(QImage(), None)
        self.viewport.set_image(0, 0)
        self.view.set_heatmap(None)
        self.pair.show_message(message)

    def _show_picture(self, base: QImage, tiling: Tiling) -> None:
        self._progress_timer.stop()
        self._picture.show(base, tiling)
        self.pair.show_message("")
        self.viewport.set_image(tiling.width_px, tiling.height_px)
        self.size_label.setText(
            self.tr("{width} \u00d7 {height} px").format(
                width=number_text(tiling.width_px), height=number_text(tiling.height_px)
            )
        )

    @staticmethod
    def _size_of(result: StoredResult) -> Tiling:
        return Tiling(result.row.width_px or 1, result.row.height_px or 1)

    def _on_opened(self, opened: OpenedPicture) -> None:
        self._is_opened = True
        self._show_picture(opened.base, opened.tiling)
        self._show_heatmap()
        self.opened.emit()

    def _on_failed(self, error: object) -> None:
        if isinstance(error, PictureMissingError):
            self.show_failure(error.reason)
            return
        self.show_failure("")
        self.failed.emit(error)

    def _on_place(self, place: SlidePlace) -> None:
        if self._result is not None:
            self.slide_map.show_place(place, (self._result.row.tile_x, self._result.row.tile_y))
            self.slide_map.show()

    def _show_progress(self) -> None:
        self.pair.show_message(self.tr("Reading the image\u2026"))

    def _show_heatmap(self) -> None:
        result, index, tiling = self._result, self.controls.class_index, self._picture.tiling
        if result is None or result.heatmaps is None or index < 0:
            self.view.set_heatmap(None)
            return
        heatmap = result.heatmaps[:, :, index]
        self.legend.set_has_evidence(bool((heatmap > 0).any()))
        tiling = tiling or self._size_of(result)
        self.view.set_heatmap(heatmap_qimage(heatmap, tiling.width_px, tiling.height_px, self.controls.colour_map))

    def _ask_for_tiles(self) -> None:
        if self._is_opened:
            self._loader.want_tiles(self._picture.missing(self.viewport.scale, self.viewport.seen))

    def _on_tile(self, key: TileKey, tile: QImage) -> None:
        self._picture.add_tile(key, tile)

    def _on_viewport(self) -> None:
        # Not started anew, so that tiles come while the view is being dragged too.
        if not self._tiles_timer.isActive():
            self._tiles_timer.start()
        self.zoom_label.setText(percent_text(self.viewport.scale) if self.viewport.has_image else "")

    def _name_fit_button(self, fits: bool) -> None:
        self.fit_button.setText("1:1" if fits else self.tr("Fit"))
        self.fit_button.setAccessibleName(self.tr("Show single pixels") if fits else self.tr("Fit the whole image"))

    def _want_tile(self, x: int, y: int) -> None:
        if self._result is not None:
            key = self._result.key
            self.tile_wanted.emit(RowKey(key.image_id, key.page, x, y))

    def _connect(self) -> None:
        self.controls.changed.connect(self._show_heatmap)
        self.controls.opacity_changed.connect(self.view.set_opacity)
        self.controls.hidden_changed.connect(self.set_heatmap_hidden)
        self.view.set_opacity(self.slider.value() / 100.0)
        self.fit_button.clicked.connect(lambda: self.viewport.toggle_fit())
        self.pair_button.toggled.connect(self.pair.set_side_by_side)
        self.viewport.fit_changed.connect(self._name_fit_button)
        self.viewport.changed.connect(self._on_viewport)
        self.slide_map.tile_wanted.connect(self._want_tile)
        self._name_fit_button(self.view.fits)
        self._loader.opened.connect(self._on_opened)
        self._loader.tile_read.connect(self._on_tile)
        self._loader.place_found.connect(self._on_place)
        self._loader.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        # As wide as its longer text, so that it does not jump when it is pressed.
        for text in ("1:1", self.tr("Fit")):
            self.fit_button.setText(text)
            self.fit_button.setMinimumWidth(max(self.fit_button.minimumWidth(), self.fit_button.sizeHint().width()))
        title, tools = QHBoxLayout(), QHBoxLayout()
        for row in (title, tools):
            row.setSpacing(STEP_PX)
        title.addWidget(self.caption, 1)
        title.addWidget(self.size_label)
        tools.addWidget(self.fit_button)
        tools.addWidget(self.zoom_label)
        tools.addStretch(1)
        tools.addWidget(self.pair_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(title)
        layout.addWidget(self.pair, 1)
        layout.addWidget(self.slide_map)
        layout.addLayout(tools)
        layout.addWidget(self.controls)
