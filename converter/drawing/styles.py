"""The looks of drawn smear fields, stain tones, cell counts and sizes, as data apart from the drawing code.

A style is named by its tone and what lies in the field. It is a drawing's recipe and says nothing medical.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

Rgb = tuple[int, int, int]


class ScaleBar(StrEnum):
    """The scale bar burnt in at the bottom right corner of a field."""

    NONE = "none"
    SMALL_DARK = "small_dark"
    SMALL_RED = "small_red"
    LARGE_BOX = "large_box"


@dataclass(frozen=True)
class CountRange:
    """How many of something a field holds, both ends included."""

    low: int
    high: int


@dataclass(frozen=True)
class SizeRange:
    """Diameters in units: a unit is a pixel of the field when resized to 224x224."""

    low: float
    high: float


@dataclass(frozen=True)
class SmearStyle:
    """Everything that sets one kind of drawn field apart from another.

    Colours are RGB, 0-255, as seen in the finished field. Lengths are in units (see `SizeRange`). Fractions are 0-1.

    Attributes:
        background: the empty glass where the light is brightest.
        background_edge: the same towards the dim side, blended in by `illumination`.
        red_cell, red_cell_alternate: body of a single red cell; a field drifts between the two.
        nucleus, nucleus_light: dark and light chromatin of a blast.
        cytoplasm: a blast's rim.
        smudge: a burst cell's remains.
        pyknotic: small shrunken dark nuclei, and stain clumps.
        red_cell_count, blast_count, lobed_count, smudge_count, pyknotic_count, debris_count: number in a field.
        red_cell_size, blast_size: diameters.
        blast_clustering: chance that a blast touches one drawn before.
        red_cell_clustering: the same for red cells.
        red_cell_variation: how unevenly the red cells stain, as a deviation of their density.
        pallor: how far a red cell's centre clears, 0 none to 1 all.
        crenated_fraction: share of red cells with a scalloped edge.
        chromatin_coarseness: 0 fine dust to 1 large clumps.
        nucleus_ratio: nucleus diameter over cell diameter.
        lobed_nucleus: nucleus colour of cells with a bent or lobed nucleus.
        defocus_sigma: Gaussian blur of the whole field.
        noise_sigma: sensor noise, in grey levels of 255.
        illumination: strength of gradient and vignette, 0 even to 1.
        scale_bar: what is burnt in.
    """

    background: Rgb
    background_edge: Rgb
    red_cell: Rgb
    red_cell_alternate: Rgb
    nucleus: Rgb
    nucleus_light: Rgb
    cytoplasm: Rgb
    red_cell_count: CountRange
    blast_count: CountRange
    smudge: Rgb = (228, 194, 244)
    pyknotic: Rgb = (62, 26, 190)
    lobed_nucleus: Rgb = (148, 50, 200)
    lobed_count: CountRange = CountRange(0, 0)
    smudge_count: CountRange = CountRange(0, 0)
    pyknotic_count: CountRange = CountRange(0, 0)
    debris_count: CountRange = CountRange(2, 6)
    red_cell_size: SizeRange = SizeRange(15.0, 19.0)
    blast_size: SizeRange = SizeRange(21.0, 28.0)
    blast_clustering: float = 0.35
    red_cell_clustering: float = 0.5
    red_cell_variation: float = 0.16
    pallor: float = 0.5
    crenated_fraction: float = 0.05
    chromatin_coarseness: float = 0.4
    nucleus_ratio: float = 0.88
    defocus_sigma: float = 0.32
    noise_sigma: float = 1.2
    illumination: float = 0.5
    scale_bar: ScaleBar = ScaleBar.SMALL_DARK


class NamedStyle(Enum):
    """The styles that samples, golden inputs and tests draw with."""

    TAN_MIXED = SmearStyle(
        background=(255, 253, 250),
        background_edge=(247, 236, 252),
        red_cell=(219, 204, 220),
        red_cell_alternate=(212, 206, 210),
        nucleus=(92, 44, 202),
        nucleus_light=(182, 136, 240),
        cytoplasm=(160, 158, 250),
        lobed_nucleus=(134, 46, 206),
        red_cell_count=CountRange(125, 165),
        blast_count=CountRange(5, 9),
        lobed_count=CountRange(2, 4),
        pyknotic_count=CountRange(9, 20),
        red_cell_variation=0.32,
        pallor=0.7,
        red_cell_clustering=0.7,
        chromatin_coarseness=0.75,
        blast_size=SizeRange(17.0, 30.0),
        pyknotic=(56, 18, 214),
    )
    BLUE_GREY_CROWDED = SmearStyle(
        background=(247, 255, 241),
        background_edge=(214, 232, 252),
        red_cell=(166, 191, 214),
        red_cell_alternate=(182, 190, 202),
        nucleus=(96, 60, 220),
        nucleus_light=(168, 146, 246),
        cytoplasm=(140, 170, 250),
        red_cell_count=CountRange(140, 175),
        blast_count=CountRange(4, 7),
        lobed_count=CountRange(1, 2),
        smudge_count=CountRange(1, 2),
        pyknotic_count=CountRange(3, 7),
        red_cell_variation=0.26,
        pallor=0.55,
        red_cell_clustering=0.72,
        chromatin_coarseness=0.7,
        defocus_sigma=0.4,
        illumination=0.9,
        pyknotic=(48, 30, 196),
        scale_bar=ScaleBar.SMALL_RED,
    )
    GREY_GREEN_CRENATED = SmearStyle(
        background=(252, 255, 248),
        background_edge=(238, 240, 254),
        red_cell=(190, 203, 212),
        red_cell_alternate=(196, 204, 224),
        nucleus=(124, 84, 228),
        nucleus_light=(190, 160, 250),
        cytoplasm=(178, 186, 246),
        red_cell_count=CountRange(105, 135),
        blast_count=CountRange(5, 10),
        pyknotic_count=CountRange(0, 1),
        debris_count=CountRange(6, 11),
        pallor=0.3,
        red_cell_clustering=0.35,
        crenated_fraction=0.5,
        chromatin_coarseness=0.3,
        blast_clustering=0.6,
        blast_size=SizeRange(20.0, 28.0),
        nucleus_ratio=0.92,
        defocus_sigma=0.22,
        scale_bar=ScaleBar.LARGE_BOX,
    )
    BLUE_GREY_SOFT = SmearStyle(
        background=(250, 255, 246),
        background_edge=(218, 232, 254),
        red_cell=(160, 180, 210),
        red_cell_alternate=(172, 190, 222),
        nucleus=(118, 80, 230),
        nucleus_light=(184, 158, 252),
        cytoplasm=(160, 180, 246),
        red_cell_count=CountRange(110, 140),
        blast_count=CountRange(5, 8),
        debris_count=CountRange(0, 3),
        pallor=0.42,
        red_cell_clustering=0.75,
        blast_clustering=0.25,
        chromatin_coarseness=0.25,
        nucleus_ratio=0.93,
        defocus_sigma=0.5,
        illumination=0.8,
        scale_bar=ScaleBar.SMALL_RED,
    )
    AZURE_VIOLET_CROWDED = SmearStyle(
        background=(242, 255, 252),
        background_edge=(220, 238, 255),
        red_cell=(150, 184, 232),
        red_cell_alternate=(164, 182, 216),
        nucleus=(104, 70, 220),
        nucleus_light=(172, 146, 250),
        cytoplasm=(158, 186, 246),
        red_cell_count=CountRange(75, 100),
        blast_count=CountRange(28, 40),
        smudge_count=CountRange(1, 4),
        pyknotic_count=CountRange(0, 1),
        debris_count=CountRange(0, 2),
        pallor=0.72,
        red_cell_variation=0.2,
        blast_clustering=0.55,
        red_cell_clustering=0.6,
        chromatin_coarseness=0.55,
        blast_size=SizeRange(21.0, 30.0),
        nucleus_ratio=0.93,
        defocus_sigma=0.42,
        illumination=0.7,
    )
    AZURE_LILAC_LARGE = SmearStyle(
        background=(247, 255, 253),
        background_edge=(216, 232, 255),
        red_cell=(150, 182, 236),
        red_cell_alternate=(172, 198, 242),
        nucleus=(132, 92, 228),
        nucleus_light=(192, 158, 252),
        cytoplasm=(146, 176, 246),
        red_cell_count=CountRange(70, 95),
        blast_count=CountRange(7, 12),
        smudge_count=CountRange(1, 3),
        debris_count=CountRange(0, 3),
        pallor=0.85,
        blast_clustering=0.6,
        chromatin_coarseness=0.4,
        blast_size=SizeRange(26.0, 36.0),
        nucleus_ratio=0.82,
        defocus_sigma=0.4,
        illumination=0.8,
    )
    WHITE_MAGENTA_SPARSE = SmearStyle(
        background=(255, 255, 253),
        background_edge=(246, 243, 252),
        red_cell=(176, 184, 212),
        red_cell_alternate=(186, 200, 206),
        nucleus=(192, 116, 234),
        nucleus_light=(230, 180, 252),
        cytoplasm=(176, 172, 228),
        red_cell_count=CountRange(85, 115),
        blast_count=CountRange(4, 7),
        debris_count=CountRange(0, 2),
        red_cell_variation=0.28,
        pallor=0.95,
        red_cell_size=SizeRange(13.5, 18.0),
        red_cell_clustering=0.55,
        blast_clustering=0.4,
        chromatin_coarseness=0.3,
        blast_size=SizeRange(18.0, 26.0),
        nucleus_ratio=0.95,
        illumination=0.4,
    )
    PALE_YELLOW_SPARSE = SmearStyle(
        background=(253, 255, 228),
        background_edge=(236, 244, 206),
        red_cell=(182, 204, 186),
        red_cell_alternate=(188, 202, 196),
        nucleus=(206, 122, 216),
        nucleus_light=(232, 176, 238),
        cytoplasm=(190, 180, 214),
        red_cell_count=CountRange(75, 100),
        blast_count=CountRange(2, 4),
        debris_count=CountRange(0, 2),
        pallor=0.9,
        red_cell_size=SizeRange(13.0, 17.5),
        red_cell_clustering=0.3,
        chromatin_coarseness=0.3,
        blast_size=SizeRange(18.0, 25.0),
        nucleus_ratio=0.95,
        defocus_sigma=0.45,
        illumination=0.7,
        scale_bar=ScaleBar.NONE,
    )
