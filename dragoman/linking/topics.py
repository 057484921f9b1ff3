"""Complements that the vocabulary does not know: « comité sur la dimension civile de la sécurité »."""

from dragoman.linking.sentence import WordSentence
from dragoman.model.mention import Form

BLANKS = frozenset(("", " ", "\u00a0", "\u202f", "\n", "'", "’", "-", "‑"))
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_CONTENT = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))
_GLUE = frozenset(("DET", "ADP"))
_LONGEST = 10


def topic_end(sentence: WordSentence, start: int) -> int | None:
    """Find where a topic ends: nouns and adjectives with what binds them, up to the first name of the vocabulary.

    "And" binds only where the topic is written with capitals: « sur les questions sécuritaires et a annoncé » goes on
    with something else.

    Args:
        sentence: The sentence.
        start: Its first word, after the link.

    Returns:
        The index after its last word, or None where no topic stands there.
    """
    end, is_title = start, sentence.words[start].is_capital
    for at in range(start, min(len(sentence.words), start + _LONGEST)):
        token = sentence.tokens[at]
        if (at > start and sentence.gap(at) not in BLANKS) or _is_name(sentence, at) or token.entity == "PER":
            break
        if token.pos in _CONTENT:
            end = at + 1
        elif not (token.pos in _GLUE or (token.pos == "CCONJ" and is_title and _capital_after(sentence, at))):
            break
    return end if end > start else None


def quoted_end(sentence: WordSentence, start: int) -> int | None:
    """Find where a topic in quotation marks ends, when they open right before ``start``; None where they do not."""
    if start >= len(sentence.words) or not _OPENING & set(sentence.gap(start)):
        return None
    for at in range(start + 1, min(len(sentence.words), start + 2 * _LONGEST)):
        if _CLOSING & set(sentence.gap(at)):
            return at
    return None


def skip_articles(sentence: WordSentence, start: int) -> int:
    """Give the first word from ``start`` on that is no article, or belongs to a name."""
    while start < len(sentence.words) and sentence.tokens[start].pos == "DET" and sentence.atom_at[start] is None:
        start += 1
    return start


def _is_name(sentence: WordSentence, at: int) -> bool:
    atom = sentence.atom_at[at]
    return atom is not None and atom.form is not Form.ADJECTIVE


def _capital_after(sentence: WordSentence, at: int) -> bool:
    following = sentence.words[at + 1 : at + 3]
    return any(word.is_capital for word in following)
