"""What a reader has done and has at hand: the reading and its history, its address, scenarios and
maps of their own.
"""
