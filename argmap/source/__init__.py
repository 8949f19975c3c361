"""The reader's own copy of a source, and the passages of it that a map's statements point to."""

from argmap.source.copies import Copy, open_copy, read_copy
from argmap.source.copy_store import forget, keep, stored_copy
from argmap.source.passages import Passage, Report, Status, find_passages

__all__ = [
    "Copy",
    "Passage",
    "Report",
    "Status",
    "find_passages",
    "forget",
    "keep",
    "open_copy",
    "read_copy",
    "stored_copy",
]
