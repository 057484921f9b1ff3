"""Dragoman reads the news and keeps the record: who met, visited, signed with or trained with whom, and who says so."""

__version__ = "0.1.0"
