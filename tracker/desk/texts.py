"""What a desk is given: files by their paths, or streams and bytes in place of them."""

from pathlib import Path
from typing import BinaryIO

from tracker.text.characters import escaped, in_json, one_line

GivenLog = str | Path | BinaryIO
"""A log: a file or a folder of files by its path, or an open stream of bytes with one log in it."""

GivenFile = str | Path | bytes
"""A checkpoint, key or proof: a file by its path, or what stands in it."""

__all__ = ["GivenFile", "GivenLog", "escaped", "in_json", "one_line"]
