"""In the place of setuptools while pip fetches sources, so that no set-up code of theirs runs."""
