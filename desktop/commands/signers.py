"""`smearscope signers`: whose bundles this computer trusts."""

from pathlib import Path
from typing import Annotated

import typer

from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, console
from desktop.records import printable_path
from desktop.signers import (
    TrustedSigner,
    add_signer,
    read_own_signers,
    read_trust_list,
    remove_signer,
    trust_list_paths,
)
from inference.signature import read_public_key

app = typer.Typer(help="List, add and remove the signers whose bundles are trusted.", no_args_is_help=True)


@app.command("list")
def list_signers(json: JsonOption = False) -> None:
    """Print every trusted signer with the fingerprint of its key, and the file that says so."""
    paths = trust_list_paths()
    own = read_own_signers(paths)
    lists = (
        ("Trusted by you", own.path, own.signers),
        ("Trusted on this computer", paths.system, read_trust_list(paths.system).signers),
    )
    if json:
        print_json([_record(each, path) for _title, path, signers in lists for each in signers])
        return
    for title, path, signers in lists:
        console.print(f"{title} ({path}):", markup=False)
        for signer in signers:
            console.print(f"  {signer.fingerprint}  {signer.name}", markup=False)
        if not signers:
            console.print("  nobody", markup=False)


@app.command()
def add(
    public_key: Annotated[Path, typer.Argument(help="The signer's public key, KEY.pub.pem.")],
    name: Annotated[str, typer.Option(help="The signer's name, as you know it.")],
    json: JsonOption = False,
) -> None:
    """Trust a signer. Compare the fingerprint with the one that the signer tells you on another way."""
    paths = trust_list_paths()
    signer = add_signer(paths, read_public_key(public_key), name)
    if json:
        print_json(_record(signer, paths.user))
        return
    console.print(f"Trusted from now on: {signer.name}", markup=False)
    console.print(f"Fingerprint, to be compared with what the signer tells you: {signer.fingerprint}", markup=False)
    console.print(f"Written to {paths.user}", markup=False)


@app.command()
def remove(
    fingerprint: Annotated[str, typer.Argument(help="Of the key, as `smearscope signers list` prints it.")],
    json: JsonOption = False,
) -> None:
    """Trust a signer no longer."""
    paths = trust_list_paths()
    signer = remove_signer(paths, fingerprint)
    if json:
        print_json(_record(signer, paths.user))
        return
    console.print(f"No longer trusted by you: {signer.name} ({signer.fingerprint})", markup=False)


def _record(signer: TrustedSigner, path: Path) -> dict[str, str]:
    return {"name": signer.name, "fingerprint": signer.fingerprint, "list": printable_path(path)}
