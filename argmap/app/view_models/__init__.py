"""What the pages show of a reading, as plain values: the regions of the reading page, tables, files
to take away.
"""
