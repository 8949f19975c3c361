"""A map as a value that can be edited: the document, the edits, and what differs."""
