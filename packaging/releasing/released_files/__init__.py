"""What leaves with a release on every system: bills of materials, checksums, the version it is tagged with."""
