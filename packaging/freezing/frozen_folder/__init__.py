"""What becomes of the folder that PyInstaller wrote: nothing uncalled, no trace of the machine, a list of its files."""
