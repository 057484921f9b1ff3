"""Who and what a page names: persons with their posts, states, organisations, bodies, frameworks, places.

Takes an :class:`~dragoman.model.AnnotatedArticle`, gives :class:`~dragoman.model.Links`. What cannot be told apart
surely is left unlinked.
"""

from dragoman.linking.link import link_actors

__all__ = ["link_actors"]
