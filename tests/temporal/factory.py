"""Small builders of annotated text, without a language model."""

import re

from dragoman.model import AnnotatedArticle, Article, Block, Explanation, Sentence, Span, Token

_SENTENCE = re.compile(r"(?:[^.\n]|\.(?!\s+[A-Z]|\Z))+\.?")
_WORD = re.compile(r"\w+|[^\w\s]")


def annotated(text, language="en", published=None, tense=None):
    """Annotate a text: sentences end at full stops before capitals; every token hangs on a verb of the given tense."""
    blocks = (Block(Span(0, len(text)), True, Explanation("test", "all of it")),) if text else ()
    article = Article("page", "page.txt", "", text, blocks, published=published)
    tokens, sentences = [], []
    for index, match in enumerate(m for m in _SENTENCE.finditer(text) if m.group().strip()):
        first = len(tokens)
        words = [(m.start() + match.start(), m.group()) for m in _WORD.finditer(match.group())]
        verb = first + next((i for i, (_, word) in enumerate(words) if word in ("met", "meets", "verb")), 0)
        for start, word in words:
            is_verb = tense is not None and len(tokens) == verb
            tokens.append(
                Token(len(tokens), start, start + len(word), word, word.lower(), "VERB" if is_verb else "X",
                      "root" if is_verb else "obl", verb, f"Tense={tense}|VerbForm=Fin" if is_verb else "")
            )  # fmt: skip
        sentences.append(Sentence(index, Span(*match.span()), first, len(tokens), 0))
    return AnnotatedArticle(article, language, tuple(tokens), tuple(sentences))
