"""The record in the forms that others read.

Takes what the store or the pipeline gives; one module a format, none of which knows another.
"""

from dragoman.export.contract import from_contract, to_contract, write_line

__all__ = ["from_contract", "to_contract", "write_line"]
