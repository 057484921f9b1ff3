"""How well the dates of real articles are found and read: French TimeBank and English MEANTIME.

Strict counts an expression whose span is the gold one, relaxed one that overlaps it, value a relaxed one whose TIMEX3
value is the gold one: the measures of TempEval-3 (UzZaman et al. 2013), without its scorer's normalisation of values.
Every second document is for development; the others are kept aside.
"""

import argparse
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from dragoman.model.article import Article, Block
from dragoman.model.explanation import Explanation
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from evaluation.tally import Scorecard

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>")
_SENTENCES = 6  # MEANTIME is annotated in the title, the date and the first sentences only
_DATE_LINE = "1"
MEASURES = ("relaxed", "strict", "value")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document.

    Attributes:
        name: File name.
        text: Its text.
        published: EDTF of its creation.
        times: Gold expressions as (span, TIMEX3 value).
    """

    name: str
    text: str
    published: str
    times: tuple[tuple[Span, str], ...]


@dataclass(slots=True)
class Tally:
    """Counts over documents.

    Attributes:
        gold, found: How many expressions there are.
        strict, relaxed, value: How many agree.
        wrong: What did not, for the developer to read.
    """

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    wrong: list[str] = field(default_factory=list)

    def f1(self, agreeing: int) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * agreeing / (self.gold + self.found) if self.gold + self.found else 0.0


def read_timebank(folder: Path) -> Iterator[Gold]:
    """Read the documents of the French TimeBank."""
    for path in sorted(folder.glob("*.tml")):
        content = path.read_text("utf-8")
        created = re.search(r'<DCT>.*?\bvalue="([^"]*)"', content, re.DOTALL)
        body = content[content.index("<TEXT>") + len("<TEXT>") : content.index("</TEXT>")]
        text, times = _strip_tags(body)
        yield Gold(path.name, text, created.group(1) if created else "", tuple(times))


def _strip_tags(body: str) -> tuple[str, list[tuple[Span, str]]]:
    """Take the tags out of a text, and keep where its expressions of time stand."""
    text, at, opened = "", 0, (0, "")
    times = []
    for tag in _TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3" and not tag[4]:
            value = re.search(r'\bvalue="([^"]*)"', tag[3])
            if not tag[1]:
                opened = len(text), value.group(1) if value else ""
            elif len(text) > opened[0]:
                times.append((Span(opened[0], len(text)), opened[1]))
    return text + unescape(body[at:]), times


def read_meantime(folder: Path) -> Iterator[Gold]:
    """Read the annotated head of each English document of MEANTIME; its date line is left out."""
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, spans = _join_tokens(root)
        times, published = [], ""
        for time in root.iter("TIMEX3"):
            anchors = [spans[a.get("t_id")] for a in time.iter("token_anchor") if a.get("t_id") in spans]
            if time.get("functionInDocument") == "CREATION_TIME":
                published = time.get("value", "")
            if anchors:
                times.append((anchors[0].join(anchors[-1]), time.get("value", "")))
        yield Gold(path.name, text, published, tuple(times))


def _join_tokens(root: ElementTree.Element) -> tuple[str, dict[str | None, Span]]:
    """Write the tokens of the annotated sentences as a text, and keep where each stands."""
    text, last = "", ""
    spans: dict[str | None, Span] = {}
    for token in root.iter("token"):
        sentence, word = token.get("sentence", "0"), token.text or ""
        if int(sentence) >= _SENTENCES:
            break
        if sentence == _DATE_LINE:
            continue
        glue = "\n\n" if sentence != last else "" if word in ".,:;)?!" or word.startswith("'") else " "
        text, last = text + (glue if text else ""), sentence
        spans[token.get("t_id")] = Span(len(text), len(text) + len(word))
        text += word
    return text, spans


def score(gold: Gold, language: str, tally: Tally) -> None:
    """Tag one document and count what agrees."""
    block = Block(Span(0, len(gold.text)), True, Explanation("evaluation", "all of it"))
    article = Article(gold.name, gold.name, "", gold.text, (block,), published=gold.published or None)
    found = tag_times(annotate(article, language), ranges=False)
    tally.gold += len(gold.times)
    tally.found += len(found)
    left = list(gold.times)
    for time in found:
        match = next((g for g in left if g[0] == time.span), None)
        match = match or next((g for g in left if g[0].overlaps(time.span)), None)
        if match is not None:
            left.remove(match)
            tally.relaxed += 1
            tally.strict += match[0] == time.span
            tally.value += match[1] == time.value
        if match != (time.span, time.value):
            wanted = f"[{match[0].cut(gold.text)}] {match[1]}" if match is not None else "nothing"
            tally.wrong.append(f"{_show(gold, time.span)} {time.value} ({time.explanation.rule}), not {wanted}")
    tally.wrong += [f"{_show(gold, span)} {value} missed" for span, value in left]


def score_all(documents: Iterable[Gold], language: str) -> Scorecard:
    """Tag documents, and count what agrees by each measure."""
    tally, card = Tally(), Scorecard()
    for gold in documents:
        score(gold, language, tally)
    for measure in MEASURES:
        card.add(measure, getattr(tally, measure), tally.gold, tally.found)
    return card


def _show(gold: Gold, span: Span) -> str:
    """Show an expression between the words around it."""
    before, after = gold.text[max(0, span.start - 40) : span.start], gold.text[span.end : span.end + 25]
    return f"{gold.name} ({gold.published}): {before}[{span.cut(gold.text)}]{after}".replace("\n", " ")


def main() -> None:
    """Print the figures, and with ``--errors`` what is wrong in the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=["fr", "en"])
    options = parser.parse_args()
    corpora = {
        "fr": list(read_timebank(SHARED / "data/french-timebank")),
        "en": list(read_meantime(SHARED / "data/meantime-en")),
    }
    for language, documents in corpora.items():
        for part, chosen in (("development", documents[0::2]), ("aside", documents[1::2]), ("all", documents)):
            tally = Tally()
            for gold in chosen:
                score(gold, language, tally)
            figures = " ".join(f"{n} {tally.f1(getattr(tally, n)):.3f}" for n in MEASURES)
            print(f"{language} {part:<12} gold {tally.gold:>4} found {tally.found:>4} {figures}")
            if part == "development" and options.errors == language:
                print("\n".join(tally.wrong))


if __name__ == "__main__":
    main()
