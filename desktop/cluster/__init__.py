"""Screening on many processes and computers at once, by dask.distributed; nothing here is loaded unless asked for."""
