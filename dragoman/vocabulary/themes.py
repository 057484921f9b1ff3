"""Themes: what engagements may be about, PLOVER's contexts for each, and the words that show them in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.text.normalize import fold
from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.kinds import load_kinds, load_plover_terms

STRONG, WEAK = 2, 1

_START = 3  # letters by which cues are looked up; no stem is shorter


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.

    Attributes:
        id: One of the themes of the page record: ``cyber``.
        label: English name.
        contexts: PLOVER's contexts for it, possibly none.
        kinds: Kinds of engagement that are about it whatever the page says.
    """

    id: str
    label: str
    contexts: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that shows a theme.

    Attributes:
        theme: Id of the theme.
        words: The phrase, folded by :func:`dragoman.text.normalize.fold` and cut into words.
        is_stem: Whether the last word may have any ending.
        weight: 2 where it is enough alone, 1 where it only adds to others.
    """

    theme: str
    words: tuple[str, ...]
    is_stem: bool
    weight: int

    def stands_at(self, place: int, words: list[str]) -> bool:
        """Tell whether the phrase stands at a place of a folded text's words."""
        here = words[place : place + len(self.words)]
        if len(here) < len(self.words) or here[:-1] != list(self.words[:-1]):
            return False
        return here[-1].startswith(self.words[-1]) if self.is_stem else here[-1] == self.words[-1]


@dataclass(frozen=True, slots=True)
class ThemeCues:
    """The cues of one language.

    Attributes:
        language: ISO 639-1 code.
        by_start: The cues by the first letters of their first word, longest phrase first.
    """

    language: str
    by_start: Mapping[str, tuple[Cue, ...]]

    def find(self, text: str) -> Mapping[str, tuple[Cue, ...]]:
        """Find the cues in a text, by theme.

        A cue that is a part of a longer phrase of the same theme does not count: « défense » in « coopération de
        défense ».

        Args:
            text: A sentence or a clause, as the page has it.

        Returns:
            The distinct cues of each theme that has any, in the order of the text.
        """
        words = fold(text).split()
        found: dict[str, list[Cue]] = {}
        covered: dict[str, int] = {}  # theme -> where its last phrase ends
        for place, word in enumerate(words):
            for cue in self.by_start.get(word[:_START], ()):
                if place >= covered.get(cue.theme, 0) and cue.stands_at(place, words):
                    covered[cue.theme] = place + len(cue.words)
                    found.setdefault(cue.theme, []).append(cue)
        return {theme: tuple(dict.fromkeys(cues)) for theme, cues in found.items()}

    def weigh(self, text: str) -> Mapping[str, int]:
        """Give the weight of each theme that a text shows: the sum over its distinct cues. From 2 on it counts."""
        return {theme: sum(cue.weight for cue in cues) for theme, cues in self.find(text).items()}


@cache
def load_themes(data: Path = DATA) -> Mapping[str, Theme]:
    """Read the themes, by id, in the order of the page record's documentation.

    Raises:
        VocabularyError: The file is missing or not in shape, or an id comes twice.
    """
    contexts = load_plover_terms(data).contexts
    themes: dict[str, Theme] = {}
    for entry in read_entry(data / "themes.yml").only("themes").entries("themes"):
        entry.only("id", "label", "contexts", "kinds")
        kinds = entry.some_of("kinds", tuple(load_kinds(data)))
        theme = Theme(entry.text("id"), entry.text("label"), entry.some_of("contexts", contexts), kinds)
        if theme.id in themes:
            raise entry.error("id", f"{theme.id!r} comes twice")
        themes[theme.id] = theme
    return themes


def load_theme_cues(language: str, data: Path = DATA) -> ThemeCues:
    """Read the cues of one language.

    Args:
        language: ISO 639-1 code.
        data: Root of the vocabulary's files.

    Raises:
        VocabularyError: The file is missing or not in shape, or does not treat every theme.
    """
    known = tuple(load_themes(data))
    top = read_entry(data / "languages" / language / "themes.yml").only("themes").entry("themes").only(*known)
    cues: list[Cue] = []
    for theme in known:
        entry = top.entry(theme).only("strong", "weak")
        for key, weight in (("strong", STRONG), ("weak", WEAK)):
            cues += [_cue(entry, key, words, weight) for words in entry.words(key)]
        if not entry.words("strong"):
            raise top.error(theme, "has no strong words")
    return ThemeCues(language, _index(cues))


def _cue(entry: Entry, key: str, words: str, weight: int) -> Cue:
    cue = Cue(str(entry.keys[-1]), tuple(fold(words).split()), words.endswith("*"), weight)
    if not cue.words or (cue.is_stem and len(cue.words[0]) < _START):
        raise entry.error(key, f"{words!r} is too short")
    return cue


def _index(cues: list[Cue]) -> Mapping[str, tuple[Cue, ...]]:
    by_start: dict[str, list[Cue]] = {}
    for cue in sorted(cues, key=lambda cue: -len(cue.words)):
        by_start.setdefault(cue.words[0][:_START], []).append(cue)
    return {start: tuple(found) for start, found in by_start.items()}
