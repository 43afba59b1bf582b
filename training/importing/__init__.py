"""Takes a data set as it was downloaded, archive or folder, into folders of the own layout, checking it on the way."""
