"""Keeps Python's garbage collector from stopping the window with collections of what stays for good anyway."""

import gc


def wait_with_collections() -> None:
    """Collect nothing while the program is being loaded: nearly all that is made then stays."""
    gc.disable()


def spare_what_is_loaded() -> None:
    """From now on collect what is made from now on; what is there already is never looked through again."""
    gc.freeze()
    gc.enable()
