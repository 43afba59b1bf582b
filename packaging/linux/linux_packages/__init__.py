"""Makes the Linux packages of the frozen application: a `.deb`, and a `.tar.gz` that runs from any folder."""
