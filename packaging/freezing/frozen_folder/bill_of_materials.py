"""The bill of materials of a frozen folder (SBOM, CycloneDX 1.6): libraries, system libraries, models."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from desktop.known_bundle import Origin, look_at
from desktop.program_names import PARTS_FOLDER
from frozen_folder.distributions import FrozenLibrary
from frozen_folder.errors import FreezingError
from frozen_folder.library_version import library_version
from frozen_folder.system_libraries import SystemPackage
from inference import __version__

BILL = "sbom.cdx.json"
# on Linux, on macOS, and what Microsoft's compiler and Python bring to Windows
_SYSTEM_LIBRARIES = ("lib*.so*", "lib*.dylib", "*.dll")
_NAMESPACE = uuid.UUID("5b0c7c0e-3f5e-4c58-9d0a-0f7f8e1f2a61")


def write_bill(
    folder: Path, libraries: Sequence[FrozenLibrary], packages: Sequence[SystemPackage], epoch_seconds: int
) -> Path:
    """Write the bill into a frozen folder. The same folder and time give the same bytes.

    Args:
        folder: the application's.
        libraries: that are in it.
        packages: of the system, of which libraries are in it.
        epoch_seconds: when it was made, as `SOURCE_DATE_EPOCH` counts.

    Raises:
        FreezingError: a model's card or sums cannot be read.
    """
    own = Component(name="SmearScope", version=__version__, type=ComponentType.APPLICATION, bom_ref="smearscope")
    own.licenses.add(LicenseFactory().make_from_string("MIT"))
    components = [*map(_of_library, libraries), *_of_files(folder, packages), *_of_models(folder)]
    bom = Bom(components=components)
    bom.metadata = BomMetaData(component=own, timestamp=datetime.fromtimestamp(epoch_seconds, UTC))
    names = "\n".join(sorted(str(component.bom_ref) for component in components))
    bom.serial_number = uuid.uuid5(_NAMESPACE, f"{__version__}\n{epoch_seconds}\n{names}")
    bom.register_dependency(own, components)
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    target = folder / PARTS_FOLDER / "assets" / BILL
    # in one order: the library keeps some of it in sets
    target.write_text(json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    return target


def _of_library(library: FrozenLibrary) -> Component:
    is_python = library.name == "Python"
    made = Component(
        name=library.name,
        version=library.version,
        type=ComponentType.PLATFORM if is_python else ComponentType.LIBRARY,
        bom_ref=f"{library.name}@{library.version}",
        purl=PackageURL("generic" if is_python else "pypi", None, library.name.lower(), library.version),
    )
    if library.licence:
        made.licenses.add(LicenseFactory().make_from_string(library.licence))
    if library.page:
        made.external_references.add(ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(library.page)))
    return made


def _of_files(folder: Path, packages: Sequence[SystemPackage]) -> Iterable[Component]:
    """Libraries of the system beside those of the wheels, with their package or what they say of themselves."""
    parts = folder / PARTS_FOLDER
    owners = {name: package for package in packages for name in package.files}
    for path in sorted(path for pattern in _SYSTEM_LIBRARIES for path in parts.glob(pattern)):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            owner = owners.get(path.name)
            yield Component(
                name=path.name,
                version=owner.library.version if owner else library_version(content),
                type=ComponentType.FILE,
                purl=owner.purl if owner else None,
                bom_ref=f"file:{path.name}",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            )


def _of_models(folder: Path) -> Iterable[Component]:
    for path in sorted(path for path in (folder / PARTS_FOLDER / "assets/models").iterdir() if path.is_dir()):
        bundle = look_at(path, Origin.SHIPPED)
        if bundle.fault:
            raise FreezingError(f"The model in {path} cannot ship: {bundle.fault}")
        yield Component(
            name=bundle.model_id,
            version=bundle.version,
            type=ComponentType.MACHINE_LEARNING_MODEL,
            bom_ref=f"model:{bundle.model_id}@{bundle.version}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=bundle.bundle_id)],
        )
