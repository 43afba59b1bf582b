"""The commands of `smearscope`, a module for each kind; `desktop.cli` puts them together."""
