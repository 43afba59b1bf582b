"""From a float build to an int8 one, with the layers that suffer most left in float."""
