"""The nouns: frozen, typed, without behaviour that needs a model or a database."""

from dragoman.model.actor import Actor, ActorType, Framework, Person, Place
from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.article import Article, Block
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import (
    Engagement,
    Facts,
    Occupancy,
    Participant,
    Plover,
    Predicate,
    Relation,
    Role,
    Statement,
    Status,
)
from dragoman.model.mention import Form, Links, Mention, MentionKind, Reading, Tenure
from dragoman.model.page import MediaType, Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Reason, Rejection
from dragoman.model.span import Span
from dragoman.model.time import TimeBasis, TimeExpression, TimeKind

__all__ = [
    "Actor",
    "ActorType",
    "AnnotatedArticle",
    "Article",
    "Block",
    "Citation",
    "Engagement",
    "Explanation",
    "Facts",
    "Form",
    "Framework",
    "Links",
    "MediaType",
    "Mention",
    "MentionKind",
    "Occupancy",
    "Page",
    "PageRecord",
    "Participant",
    "Person",
    "Place",
    "Plover",
    "Predicate",
    "Reading",
    "Reason",
    "Rejection",
    "Relation",
    "Role",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Tenure",
    "TimeBasis",
    "TimeExpression",
    "TimeKind",
    "Token",
]
