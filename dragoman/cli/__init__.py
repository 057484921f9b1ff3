"""The command line: thin; it parses, calls and shows. One module a command."""

from dragoman.cli.app import main

__all__ = ["main"]
