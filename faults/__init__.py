"""Faults, tried for real: killed processes, full disks, servers that vanish. `make faults` runs all of it."""
