"""Which part of an image is seen and how large: one state for several views, so that they move together."""

from PySide6.QtCore import QObject, QRect, Signal

from desktop.pictures.tiling import Area

ZOOM_STEP = 1.25
# At this scale a white cell fills the screen.
MOST_SCALE = 32.0


class Viewport(QObject):
    """Scale and place, in physical pixels of the screen, so that 1 is one image pixel per screen pixel at any density.

    Signals:
        changed: whatever is seen changed.
        fit_changed: whether the whole image is fitted into the pane.
    """

    changed = Signal()
    fit_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image = (0, 0)
        self._pane = (1, 1)
        self._scale = 1.0
        self._centre = (0.0, 0.0)
        self._fits = True

    @property
    def scale(self) -> float:
        """Pixels of the screen per pixel of the image."""
        return self._scale

    @property
    def fits(self) -> bool:
        """Whether the whole image is fitted into the pane."""
        return self._fits

    @property
    def has_image(self) -> bool:
        """Whether there is anything to move."""
        return self._image != (0, 0)

    def set_image(self, width_px: int, height_px: int) -> None:
        """Show another image, fitted; 0 x 0 is none."""
        self._image = (width_px, height_px)
        self._set_fit(True)
        self._fit()

    def set_pane(self, width_px: int, height_px: int) -> None:
        """The pane has this size, in physical pixels; what lies in its middle stays there."""
        self._pane = (max(1, width_px), max(1, height_px))
        if self._fits:
            self._fit()
        else:
            self._move_to(*self._centre)

    def fitting_scale(self) -> float:
        """The scale at which the whole image is just seen."""
        if not self.has_image:
            return 1.0
        return min(pane / image for pane, image in zip(self._pane, self._image, strict=True))

    def zoom(self, steps: float, at: tuple[float, float] | None = None) -> None:
        """Zoom in by steps of 1.25, or out by negative ones; what lies at `at` (physical pixels of the pane) stays."""
        wanted = self._scale * ZOOM_STEP**steps
        # Nobody meets 100 % by steps, and it is where the pixels are the file's own.
        if min(wanted, self._scale) < 1.0 - 1e-9 and max(wanted, self._scale) > 1.0 + 1e-9:
            wanted = 1.0
        self.zoom_to(wanted, at)

    def zoom_to(self, scale: float, at: tuple[float, float] | None = None) -> None:
        """Zoom to a scale; at the least one the image is fitted."""
        if not self.has_image:
            return
        if scale <= min(self.fitting_scale(), 1.0) + 1e-9:
            self.fit()
            return
        x, y = at if at is not None else (self._pane[0] / 2, self._pane[1] / 2)
        held = self.image_point(x, y)
        self._set_fit(False)
        self._scale = min(scale, MOST_SCALE)
        self._move_to(
            held[0] + (self._pane[0] / 2 - x) / self._scale,
            held[1] + (self._pane[1] / 2 - y) / self._scale,
        )

    def fit(self) -> None:
        """Show the whole image."""
        self._set_fit(True)
        self._fit()

    def toggle_fit(self, at: tuple[float, float] | None = None) -> None:
        """Between the whole image and one image pixel per screen pixel."""
        if not self.has_image:
            return
        if not self._fits:
            self.fit()
            return
        x, y = at if at is not None else (self._pane[0] / 2, self._pane[1] / 2)
        held = self.image_point(x, y)
        self._set_fit(False)
        self._scale = 1.0
        self._move_to(held[0] + self._pane[0] / 2 - x, held[1] + self._pane[1] / 2 - y)

    def pan(self, right_px: float, down_px: float) -> None:
        """Move what is seen, in physical pixels."""
        self._move_to(self._centre[0] + right_px / self._scale, self._centre[1] + down_px / self._scale)

    def centre_on(self, x: float, y: float) -> None:
        """Put a place of the image (image pixels) into the middle, as far as the edges let it."""
        self._move_to(x, y)

    def image_point(self, x: float, y: float) -> tuple[float, float]:
        """The place of the image, in its pixels, under a physical pixel of the pane."""
        left, top = self.origin
        return (x - left) / self._scale, (y - top) / self._scale

    @property
    def origin(self) -> tuple[int, int]:
        """Where the image's upper left corner lies; whole physical pixels, so that 1:1 shows pixels, not mixtures."""
        left, top = (pane / 2 - centre * self._scale for pane, centre in zip(self._pane, self._centre, strict=True))
        return round(left), round(top)

    @property
    def seen(self) -> Area:
        """The part of the image that is seen, in its pixels."""
        left, top = self.image_point(0, 0)
        right, bottom = self.image_point(*self._pane)
        return Area(max(0.0, left), max(0.0, top), min(self._image[0], right), min(self._image[1], bottom))

    def target_of(self, area: Area) -> QRect:
        """Where a part of the image lies in the pane, in whole physical pixels: neighbours neither overlap nor part."""
        left, top = self.origin
        first_x, last_x = (left + round(side * self._scale) for side in (area.left, area.right))
        first_y, last_y = (top + round(side * self._scale) for side in (area.top, area.bottom))
        return QRect(first_x, first_y, last_x - first_x, last_y - first_y)

    def _set_fit(self, fits: bool) -> None:
        if fits != self._fits:
            self._fits = fits
            self.fit_changed.emit(fits)

    def _fit(self) -> None:
        self._scale = self.fitting_scale()
        self._move_to(self._image[0] / 2, self._image[1] / 2)

    def _move_to(self, x: float, y: float) -> None:
        places = []
        for wanted, image, pane in zip((x, y), self._image, self._pane, strict=True):
            half = pane / 2 / self._scale
            places.append(image / 2 if image <= 2 * half else min(max(wanted, half), image - half))
        self._centre = (places[0], places[1])
        self.changed.emit()
