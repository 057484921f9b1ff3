"""Which posts are held for a state, and which are public at all."""

from dragoman.linking.chunks import PostChunk
from dragoman.vocabulary.posts import Complement, Level

# Posts that somebody holds for a state: without an owner they belong to the state that the page is set in.
NATIONAL = frozenset(
    (
        Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT, Level.MINISTER, Level.DEPUTY_MINISTER, Level.ROYAL, Level.CHIEF,
        Level.GOVERNOR, Level.LEGISLATOR, Level.GENERAL_OFFICER, Level.OFFICER,
    )
)  # fmt: skip
_PUBLIC = frozenset((Level.ENVOY, Level.AMBASSADOR, Level.DIPLOMAT, Level.ORGANISATION_HEAD))


def is_national(post: PostChunk) -> bool:
    """Say whether a post is held for a state, whether or not it says for which: a minister's, not a commissioner's."""
    if post.rank is not None or post.is_national:
        return True
    return post.level in NATIONAL and post.head is not None and Complement.TERRITORY in post.head.takes


def is_official(post: PostChunk) -> bool:
    """Say whether a post is public: held for a state, or an envoy's, a diplomat's, the head of an organisation's."""
    return is_national(post) or post.level in _PUBLIC
