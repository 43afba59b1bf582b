"""Makes the installer for Windows of the frozen application, with NSIS."""
