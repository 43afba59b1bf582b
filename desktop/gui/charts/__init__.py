"""Charts of the open run, painted by Qt itself: ADR 23 says why no plotting library is here."""
