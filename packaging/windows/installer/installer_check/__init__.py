"""Installs, updates and removes under Wine what the maker of the installer makes, and looks what that leaves."""
