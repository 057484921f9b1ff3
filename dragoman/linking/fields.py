"""The field of a post in words that the vocabulary does not know: "for Emerging Security Challenges"."""

from dragoman.linking.sentence import WordSentence, is_blank
from dragoman.model.mention import Form

FIELD_WORDS = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))
FIELD_GLUE = frozenset(("DET", "ADP", "CCONJ"))
_LONGEST = 12  # words


def field_end(sentence: WordSentence, start: int) -> int | None:
    """Find where it ends: nouns and adjectives with what binds them, no name of a person.

    Args:
        sentence: The sentence.
        start: Its first word, after the link.

    Returns:
        The index after its last word, or None where no such words stand there.
    """
    end = at = start
    while at < len(sentence.words) and at - start < _LONGEST:
        token = sentence.tokens[at]
        if at > start and not is_blank(sentence.gap(at)):
            break
        if (
            token.entity == "PER"
            or _is_named(sentence, at)
            or (token.pos not in FIELD_WORDS and token.pos not in FIELD_GLUE and not _is_title(sentence, at))
        ):
            break
        if at > start and sentence.atom_at[at] is not None and not _is_inside(sentence, at):
            break  # "roads and transport of Kenya": an owner may follow
        at += 1
        if token.pos in FIELD_WORDS:
            end = at
    return end if end > start else None


def _is_title(sentence: WordSentence, at: int) -> bool:
    """Say whether a word of whatever sort is part of a title in capitals: "for Emerging Security Challenges"."""
    word = sentence.words[at]
    follows = at + 1 < len(sentence.words) and is_blank(sentence.gap(at + 1)) and sentence.words[at + 1].is_capital
    return word.has_case and word.is_capital and follows and not sentence.is_headline


def _is_named(sentence: WordSentence, at: int) -> bool:
    """Say whether a word is a name where the script does not tell; the vocabulary's names aside."""
    return sentence.words[at].is_named and sentence.atom_at[at] is None


def _is_inside(sentence: WordSentence, at: int) -> bool:
    """Say whether a body or an adjective stands inside a longer name: as in "Royal Malaysian Navy"."""
    atom = sentence.atom_at[at]
    is_inner = atom is not None and atom.actor is not None and atom.form in (Form.PATTERN, Form.ADJECTIVE)
    return is_inner and sentence.words[at - 1].is_capital and sentence.words[at].is_capital
