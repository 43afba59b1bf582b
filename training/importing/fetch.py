"""Downloads the published images through kagglehub, or says how to do it by hand."""

import errno
import importlib
import textwrap
from pathlib import Path

from inference.errors import OutputError, UnusableInputError

_NOWHERE_TO_WRITE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS})
_REASON_LENGTH = 240


def fetch(data_set: str) -> Path:
    """Download a Kaggle data set into kagglehub's cache, or find it there.

    kagglehub takes a Kaggle account's token from its own places (`~/.kaggle`, environment) and is imported only here.

    Args:
        data_set: owner and name, `mehradaria/leukemia`.

    Returns:
        the folder that holds the data set as its archive does.

    Raises:
        UnusableInputError: no kagglehub, no network, or no permission from Kaggle: says how to download by hand.
        OutputError: the cache cannot be written.
    """
    by_hand = (
        f"Or download by hand: sign in at kaggle.com/datasets/{data_set}, press Download, then "
        "`smearscope-train import archive.zip --out FOLDER`"
    )
    try:
        kagglehub = importlib.import_module("kagglehub")
    except ImportError as error:
        raise UnusableInputError(
            f"Fetching needs the package kagglehub ({error}): pip install kagglehub. {by_hand}"
        ) from error
    try:
        folder = Path(kagglehub.dataset_download(data_set))
    # kagglehub promises no set of exceptions; it hands on those of its HTTP library, of Kaggle's client and its own.
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOWHERE_TO_WRITE:
            raise OutputError(
                f"The download of {data_set} cannot be written: {error}. Free space, or choose another folder for "
                "kagglehub with the environment variable KAGGLEHUB_CACHE, then fetch again"
            ) from error
        raise UnusableInputError(
            f"{data_set} cannot be fetched: {type(error).__name__}: {_in_short(error)}. Check the network; if Kaggle "
            f"asks who you are, put your account's API token where kagglehub looks for it. {by_hand}"
        ) from error
    if not folder.is_dir():
        raise UnusableInputError(f"kagglehub says that {data_set} lies in {folder}, which is no folder. {by_hand}")
    return folder


def _in_short(error: Exception) -> str:
    return textwrap.shorten(str(error), _REASON_LENGTH, placeholder=" …").rstrip(".") or "no reason given"
