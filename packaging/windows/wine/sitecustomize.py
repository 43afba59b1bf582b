"""Read by the Windows Python at each start under Wine, and part of nothing that ships."""

import _winapi

# Wine has no CopyFile2; without it `shutil` copies as it did before Python 3.12.
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
