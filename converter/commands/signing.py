"""`smearscope-convert new-key`, `sign` and `pack`: a bundle gets a name that others can check, and its one zip."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from inference import command_line

app = typer.Typer()
console = command_line.make_console()

PASSWORD_VARIABLE = "SMEARSCOPE_KEY_PASSWORD"


@app.command("new-key")
def new_key(
    out: Annotated[Path, typer.Option("--out", "-o", help="File for the private key, such as KEY.pem.")],
    password: Annotated[
        bool, typer.Option("--password", help=f"Ask for a password that encrypts it. Or set {PASSWORD_VARIABLE}.")
    ] = False,
) -> None:
    """Make a key to sign bundles with; the public half, for those who are to trust you, is written beside it."""
    from converter.bundles.signing import make_key

    made = make_key(out, _password(ask=password, confirm=True))
    console.print(f"Private key, never to be given away: {made.private_path}", markup=False)
    console.print(f"Public key, for those who are to trust you: {made.public_path}", markup=False)
    console.print(f"Fingerprint, to be compared on another way: {made.fingerprint}", markup=False)


@app.command()
def sign(
    bundle: Annotated[Path, typer.Argument(help="Bundle folder or .smear file; it is signed in its place.")],
    key: Annotated[Path, typer.Option(help="Private key that `new-key` wrote.")],
    signer: Annotated[str, typer.Option(help="Your name, or your laboratory's, written into the card.")],
) -> None:
    """Sign a bundle. Its card then names you, so its bundle id changes; an earlier signature is replaced."""
    from converter.bundles.signing import PasswordError, load_key, sign_bundle
    from inference.bundle_zip import ZIP_SUFFIX

    password = _password(ask=False, confirm=False)
    try:
        private_key = load_key(key, password)
    except PasswordError as error:
        if password:
            raise PasswordError(
                f"{error}. The password was taken from {PASSWORD_VARIABLE}; correct it there"
            ) from error
        if not sys.stdin.isatty():
            raise PasswordError(f"{error}. Set {PASSWORD_VARIABLE}, or run it in a terminal, which asks") from error
        private_key = load_key(key, _password(ask=True, confirm=False))
    # Resolved: `.` has no name to write a new folder beside, and a link would be replaced instead of what it names.
    place = bundle.resolve()
    signed = sign_bundle(place, private_key, signer)
    console.print(f"Signed: {bundle}", markup=False)
    if signed.card.signer is not None:
        console.print(f"by {signed.card.signer.name}, key {signed.card.signer.fingerprint}", markup=False)
    console.print(f"bundle id {signed.bundle_id}", markup=False)
    packed = place.with_name(place.name + ZIP_SUFFIX)
    if place.is_dir() and packed.exists():
        console.print(f"{packed.name} beside it is as it was before; `pack` the folder again", markup=False)


@app.command()
def pack(
    folder: Annotated[Path, typer.Argument(help="Bundle folder.")],
) -> None:
    """Zip a bundle folder as FOLDER.smear, the only form of zip that is read."""
    from converter.bundles.writer import zip_bundle
    from inference.bundle import read_bundle
    from inference.errors import UnusableInputError

    if folder.is_file():
        raise UnusableInputError(f"{folder} is a file; unzip it into a folder, and name that")
    folder = folder.resolve()
    read_bundle(folder)
    console.print(str(zip_bundle(folder)), markup=False)


def _password(*, ask: bool, confirm: bool) -> bytes | None:
    found = os.environ.get(PASSWORD_VARIABLE, "")
    if ask and not found:
        found = typer.prompt("Password of the key", hide_input=True, confirmation_prompt=confirm)
    return found.encode() or None
