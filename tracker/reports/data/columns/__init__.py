"""The log and its spans as partitioned Parquet, which DuckDB, Spark and Arrow read as tables."""
