"""Typed access to the knowledge kept as YAML; no linguistics here."""
