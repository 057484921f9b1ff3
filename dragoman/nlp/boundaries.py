"""Where sentences end, told by the marks and not by the parser, which cuts news prose at names and slogans."""

import re
from collections.abc import Collection, Iterator

# A closing mark with what may close after it, then blanks, then what may open a sentence.
_END = re.compile(
    r"(?P<mark>[.!?…؟۔]+)(?P<close>[\"'»”’)\]\s]{0,4}?)\s+(?=(?P<open>[«“‘\"'(\[—–-]{0,2}\s?)(?P<next>\w))"
)
# « Rabat – », "WARSAW, April 9 (Continental Wire) - ", "■ MUSCAT: ", at the very start.
_DATELINE = re.compile(
    r"\W{0,3}[A-ZÀ-Ý][\w'’.-]*(?:[ -][A-ZÀ-Ý(][\w'’.)-]*){0,3}(?:[,/]\s?[^–—:«“\"]{0,35}?)?(?:\s*\([^)]{1,40}\))?"
    r"\.?\s*(?:–|—|--|:|(?<=\s)-(?=\s)|(?<=\.)-)\s+(?=[«“\"A-ZÀ-Ý])"
)
# « Bogotá, D. C., 18 de febrero de 2025. », "Lima, feb. 20. "
_POINTED = re.compile(
    r"[A-ZÀ-Ý][\w'’-]*(?: [\w'’-]+){0,3}, (?:(?:[A-Z]\. ?){1,3}, )?"
    r"(?:(?:[a-z]{2} )?\d{1,2}\b[^.:«“\"]{0,25}|[a-zà-ÿ]{3,10}\.? \d{1,2})\.\s+(?=[«“\"A-ZÀ-Ý])"
)
# Without capitals to go by: a few words, a day, an agency in brackets or a dash: «الرباط 5 ماي (و م ع) –».
_ARABIC_DAY = r"(?:[،,]? ?\d{1,2} [ء-ي/]+(?: \d{4})?)"
_ARABIC_DATELINE = re.compile(
    rf"\W{{0,3}}[ء-ي]+(?:[ /][ء-ي]+)?"
    rf"(?:{_ARABIC_DAY}? ?(?:\([^)\d]{{2,25}}\))? ?[-–—ـ]{{1,2}}|{_ARABIC_DAY} ?\([^)\d]{{2,25}}\))"
    r"\s+(?=[ء-ي«\"“])"
)
_BEFORE = re.compile(r"[\w.'’-]{1,24}$")


def sentence_starts(text: str, abbreviations: Collection[str]) -> Iterator[int]:
    """Give the offsets at which sentences start, the first one's at 0 left out.

    Args:
        text: One paragraph.
        abbreviations: Words that a point may follow without ending a sentence, in lower case, without the point.
    """
    for match in _END.finditer(text):
        if match["mark"] == "." and _is_abbreviated(text[max(0, match.start() - 24) : match.start()], abbreviations):
            continue
        if match["next"].islower():
            continue
        yield match.end()


def dateline_end(text: str) -> int:
    """Give the offset after the dateline that a paragraph opens with, 0 where it has none."""
    match = _DATELINE.match(text) or _POINTED.match(text) or _ARABIC_DATELINE.match(text)
    return match.end() if match is not None else 0


def _is_abbreviated(before: str, abbreviations: Collection[str]) -> bool:
    """Say whether a point belongs to an abbreviation or an initial: "Gen.", "U.S.", "J."."""
    word = _BEFORE.search(before)
    if word is None:
        return False
    last = word.group().casefold().rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    return last in abbreviations or (len(last) == 1 and last.isalpha()) or bool(re.fullmatch(r"(\w\.)+\w", last))
