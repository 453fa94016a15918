"""Panels as files: CSV, Parquet and Stata, and a data package with a codebook and the sources."""
