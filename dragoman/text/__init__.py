"""Small pure helpers over strings."""

from dragoman.text.normalize import fold, slug

__all__ = ["fold", "slug"]
