"""Pictures of every page, for the user guide and for whoever looks at the window before it ships."""
