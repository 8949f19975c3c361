"""Notations of the field, one module each."""
