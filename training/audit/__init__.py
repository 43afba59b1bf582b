"""What a data folder gives away before any network sees it: copies, leaks, and classes told by colour or scale bar."""
