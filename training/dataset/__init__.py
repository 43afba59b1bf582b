"""A folder of labelled smear images: its files, classes, cases, hashes and pixels."""
