"""Events across documents of another field: our clustering on MEANTIME, ``python -m evaluation.meantime``.

The NewsReader MEANTIME corpus (Minard et al. 2016; ``../shared``, CC BY, none of it here) marks events in Wikinews
about aircraft and computers, and says which mentions are of one event, within documents and across. It is no corpus of
diplomacy; what it can tell is whether evidence is weighed soundly where nothing was fitted to it.

Design:

- *Mentions are given*, as in work on ECB+ since Cybulska and Vossen (2014): finding them is not asked. Those whose
  event has an id across the corpus are taken; the rest was not compared across documents by its annotators.
- *Of a mention is known* what the product makes of the text: the lemma of its head, or the kind of engagement where
  a word of the vocabulary signals one; whom and which places its clause names; the date that hangs on it, read
  against the day of its document; the words of its sentence. Nothing else of the annotation is used.
- *Within a document* mentions are one as the reader (``extraction.merging``) takes them for one: one kind, dates that
  agree, the parties of one among those of the other. *Across documents* clusters come of ``resolve_reports`` as it
  stands, with the weights of ``evidence.yml`` and its threshold of 0, fitted on nothing of this corpus.
- *The baseline* puts all mentions of a subject (a folder of the corpus) with one head lemma together. Two more rows
  keep the figures honest: one lemma within each document only, and every mention by itself.
- *Scores* are CoNLL's, and of pairs of mentions in different documents (*apart*); once over the mentions that name what
  our kinds cover and once over all, each row's mentions clustered by themselves, subject by subject.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.themes import themes_in
from dragoman.extraction.timing import agree
from dragoman.extraction.triggers import TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.article import Article, Block
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Mention, Reading
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.resolution.days import days_of
from dragoman.resolution.names import read_name
from dragoman.resolution.reports import PageFacts, Report, Side
from dragoman.resolution.resolve import resolve_reports
from dragoman.temporal import tag_times
from dragoman.text.normalize import fold
from dragoman.vocabulary.kinds import load_kinds
from evaluation.coreference import Clusters, Coreference, Ratio, score_coreference

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = Path("data") / "meantime-en" / "intra_cross-doc_annotation"
_TIGHT = frozenset((".", ",", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"))  # written to the word before


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of an event as it is annotated.

    Attributes:
        id: Its id in its document.
        event: The event across the corpus.
        spans: Where its words stand.
    """

    id: str
    event: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document.

    Attributes:
        name: Its file, without the ending.
        subject: Its folder.
        day: EDTF date on which it came out, or None.
        text: Its text, a sentence a line.
        marked: Its mentions, in the order of the text.
    """

    name: str
    subject: str
    day: str | None
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as the product sees it.

    Attributes:
        report: What it is compared by.
        subject: The folder of its document.
        lemma: Of its head.
        event: The event that it is annotated with.
        is_covered: Whether a word of the vocabulary signals it.
    """

    report: Report
    subject: str
    lemma: str
    event: str
    is_covered: bool


def read_document(path: Path) -> Document:
    """Read a document with the mentions whose event is known across the corpus."""
    root = ElementTree.parse(path).getroot()
    text, places = _text(root)
    marks = {mark.get("m_id", ""): mark for mark in root.find("Markables") or ()}
    day = next((m.get("value") for m in marks.values() if m.get("functionInDocument") == "CREATION_TIME"), None)
    found = [
        Marked(source.get("m_id", ""), event, tuple(places[a.get("t_id", "")] for a in mark.findall("token_anchor")))
        for link in root.iter("REFERS_TO")
        for target in link.findall("target")
        if (event := marks[target.get("m_id", "")].get("instance_id")) is not None
        for source in link.findall("source")
        if (mark := marks[source.get("m_id", "")]).tag == "EVENT_MENTION" and mark.find("token_anchor") is not None
    ]
    return Document(
        path.stem, path.parent.name, day, text, tuple(sorted(found, key=lambda marked: marked.spans[0].start))
    )


def _text(root: ElementTree.Element) -> tuple[str, dict[str, Span]]:
    """Write the words as prose, a sentence a line; give where each stands."""
    text, places, sentence = "", dict[str, Span](), "0"
    for token in root.iter("token"):
        word, line = token.text or "", token.get("sentence", "0")
        if line != sentence:
            text, sentence = f"{text}\n", line
        elif text and word not in _TIGHT and not text.endswith(("(", "$")):
            text += " "
        places[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text += word
    return text, places


def see(document: Document) -> list[Seen]:
    """Read a document with the product, and give what it makes of each mention."""
    why, at = Explanation("given", "a line of the corpus"), 0
    blocks = []
    for line in document.text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), is_body=True, explanation=why))
        at += len(line) + 1
    article = Article(
        document.name, "-", "0" * 64, document.text, tuple(blocks), published=document.day and document.day[:10]
    )
    annotated = annotate(article, "en")
    return list(_Page(Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated))), document).see())


class _Page:
    """What the product makes of the mentions of one document."""

    def __init__(self, grammar: Grammar, document: Document) -> None:
        self._grammar, self._document = grammar, document
        finder = TriggerFinder(grammar, trigger_index("en"))
        self._kinds: dict[int, str] = {}
        for sentence in grammar.reading.annotated.sentences:
            for signal in finder.find(sentence):
                for index in (*range(signal.first, signal.last), signal.governor):
                    self._kinds.setdefault(index, signal.kind)

    def see(self) -> Iterator[Seen]:
        heads = {marked.id: self._head(marked) for marked in self._document.marked}
        for marked in self._document.marked:
            head = heads[marked.id]
            lemma = self._grammar.tokens[head].lemma
            yield Seen(
                self._report(marked.id, head, set(heads.values())),
                self._document.subject, lemma, marked.event, head in self._kinds,
            )  # fmt: skip

    def _head(self, marked: Marked) -> int:
        """Give the word of a mention that stands highest in its sentence."""
        tokens = self._grammar.tokens
        own = [t.index for t in tokens if any(t.start < span.end and span.start < t.end for span in marked.spans)]
        return min(own, key=lambda index: (len(list(self._grammar.ancestors(index))), index))

    def _report(self, name: str, head: int, heads: set[int]) -> Report:
        grammar, document = self._grammar, self._document
        sentence = grammar.sentence(head)
        kind = self._kinds.get(head, f"word:{grammar.tokens[head].lemma}")
        scope = self._scope(head)
        sides = tuple(dict.fromkeys(self._sides(scope)))
        places = tuple(dict.fromkeys((m.place.label, m.place.country) for m in self._named(scope) if m.place))
        when = self._when(head, heads)
        known = load_kinds().get(kind)
        return Report(
            key=f"{document.name}#{name}",
            page=PageFacts(document.name, document.name, "en", document.day, None),
            data={
                "when": when, "frameworks": [{"id": m.framework.id, "label": m.framework.label}
                                             for m in self._named(scope) if m.framework],
            },
            words=sentence.span.cut(grammar.text),
            kind=kind,
            family=kind if known is None else known.family.value,
            status="held",
            days=days_of(when),
            published=days_of(document.day and document.day[:10]),
            sides=sides,
            parties=frozenset(side.party for side in sides if side.party is not None),
            places=places,
            frameworks=frozenset(m.framework.id for m in self._named(scope) if m.framework),
            themes=frozenset(themes_in(grammar, [sentence.span])),
        )  # fmt: skip

    def _scope(self, head: int) -> list[int]:
        """Give the words that go with a mention: below it, its subject, and for a noun what its verb has around it."""
        grammar = self._grammar
        found = list(grammar.subtree(head))
        is_verb = grammar.tokens[head].pos in ("VERB", "AUX")
        if is_verb and any(grammar.child(head, "nsubj")):
            return sorted(found)
        for above in grammar.ancestors(head):
            if grammar.tokens[above].pos in ("VERB", "AUX"):
                around = ("nsubj",) if is_verb else ("nsubj", "obj", "obl")
                found += [index for child in grammar.child(above, *around) for index in grammar.subtree(child)]
                if any(grammar.child(above, "nsubj")):
                    break
        return sorted(set(found))

    def _named(self, scope: Sequence[int]) -> list[Mention]:
        return list(dict.fromkeys(m for index in scope for m in self._grammar.named_at(index)))

    def _sides(self, scope: Sequence[int]) -> Iterator[Side]:
        """Give who is named: known actors and persons, else a name as it stands, for a party of its own."""
        taken: set[int] = set()
        for mention in self._named(scope):
            party = None if mention.person is None else f"?{mention.person.id}"
            if mention.actor is not None:
                party = mention.actor.party
            if party is not None:
                taken |= set(range(mention.first, mention.last))
                name = read_name(mention.person.label) if mention.person else None
                yield Side(party, mention.actor.id if mention.actor else None, name, mention.post, "participant")
        for words in self._entities(scope):
            if not taken & set(words):
                party = fold(" ".join(self._grammar.tokens[index].text for index in words))
                yield Side(party, None, None, None, "participant")

    def _entities(self, scope: Sequence[int]) -> Iterator[list[int]]:
        words: list[int] = []
        for index in scope:
            token = self._grammar.tokens[index]
            goes_on = words and index == words[-1] + 1 and not token.entity_begins
            if words and not (goes_on and token.entity):
                yield words
                words = []
            if token.entity and token.entity != "LOC":
                words.append(index)
        if words:
            yield words

    def _when(self, head: int, heads: set[int]) -> str | None:
        """Give the date for which the mention is the first on the way up through the grammar."""
        grammar = self._grammar
        sentence = grammar.sentence(head)
        for time in grammar.times_in(sentence):
            token = grammar.token_at(time.span.start, sentence)
            owner = next((index for index in (token, *grammar.ancestors(token)) if index in heads), None)
            if owner == head and time.edtf is not None:
                return time.edtf
        return None


def cluster_seen(seen: Sequence[Seen]) -> Clusters:
    """Cluster mentions of one subject: within documents by the reader's rule, then documents as pages of a record."""
    chains = [chain for document in group(seen, lambda each: each.report.page.key)
              for chain in _chains([each.report for each in seen if each.report.key in document])]  # fmt: skip
    reports = {chain[0].key: _joined(chain) for chain in chains}
    members = {chain[0].key: [report.key for report in chain] for chain in chains}
    found = resolve_reports(list(reports.values())).clusters
    return [frozenset(key for chain in keys for key in members[chain]) for keys in found]


def _chains(reports: Sequence[Report]) -> list[list[Report]]:
    """Put together what one document says again: of one kind, dates that agree, parties of one among the other's."""
    chains: list[list[Report]] = []
    for report in reports:
        same = next((chain for chain in reversed(chains) if _tells_again(_joined(chain), report)), None)
        if same is None:
            chains.append([report])
        else:
            same.append(report)
    return chains


def _tells_again(told: Report, report: Report) -> bool:
    is_within = told.parties <= report.parties or report.parties <= told.parties
    return told.kind == report.kind and agree(told.data["when"], report.data["when"]) and is_within


def _joined(chain: Sequence[Report]) -> Report:
    """Give the mentions of a chain as one report: all that they name, the first date."""
    first = chain[0]
    dated = next((report for report in chain if report.days is not None), first)
    return replace(
        first,
        data={**first.data, "when": dated.data["when"]},
        days=dated.days,
        words=" ".join(dict.fromkeys(report.words for report in chain)),
        sides=tuple(dict.fromkeys(side for report in chain for side in report.sides)),
        parties=frozenset().union(*(report.parties for report in chain)),
        places=tuple(dict.fromkeys(place for report in chain for place in report.places)),
        frameworks=frozenset().union(*(report.frameworks for report in chain)),
        themes=frozenset().union(*(report.themes for report in chain)),
    )


def group(seen: Sequence[Seen], key: Callable[[Seen], object]) -> Clusters:
    """Put together the mentions that have a key in common."""
    found: dict[object, set[str]] = defaultdict(set)
    for each in seen:
        found[key(each)].add(each.report.key)
    return [frozenset(members) for members in found.values()]


def across(found: Clusters, wanted: Clusters) -> Ratio:
    """Give precision and recall of the pairs of mentions that lie in different documents."""
    given, right = (
        {
            frozenset(pair)
            for cluster in clusters
            for pair in combinations(cluster, 2)
            if len(set(map(_document, pair))) > 1
        }
        for clusters in (found, wanted)
    )
    return Ratio(len(given & right) / max(1, len(given)), len(given & right) / max(1, len(right)))


def _document(mention: Hashable) -> str:
    return str(mention).partition("#")[0]


def rows(seen: Sequence[Seen]) -> Iterator[tuple[str, Coreference, Ratio]]:
    """Score our clusters and those to compare them with, each subject clustered by itself."""
    wanted = group(seen, lambda each: (each.subject, each.event))
    subjects = {each.subject for each in seen}
    ours = [found for name in sorted(subjects) for found in cluster_seen([s for s in seen if s.subject == name])]
    given = {
        "ours": ours,
        "one head lemma (the baseline)": group(seen, lambda each: (each.subject, each.lemma)),
        "one head lemma in a document": group(seen, lambda each: (each.report.page.key, each.lemma)),
        "each by itself": group(seen, lambda each: each.report.key),
    }
    for name, found in given.items():
        yield name, score_coreference(found, wanted), across(found, wanted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; gives the exit status."""
    argparse.ArgumentParser(prog="python -m evaluation.meantime", description=__doc__).parse_args(arguments)
    paths = sorted((SHARED / CORPUS).glob("*/*.xml"))
    if not paths:
        print(f"skipped: no MEANTIME corpus in {SHARED}")
        return 0
    seen = [each for path in paths for each in see(read_document(path))]
    for title, some in (("what our kinds cover", [s for s in seen if s.is_covered]), ("all", seen)):
        chains = group(some, lambda each: (each.subject, each.event))
        print(f"{title}: {len(some)} mentions of {len(chains)} events in {len(paths)} documents")
        print(f"{'':31} MUC P    R   F1   B3 P    R   F1 CEAF P    R   F1 apart P  R   F1  CoNLL")
        for name, score, pairs in rows(some):
            figures = [f for ratio in (score.muc, score.b_cubed, score.ceaf, pairs)
                       for f in (ratio.precision, ratio.recall, ratio.f1)]  # fmt: skip
            print(f"{name:31}", *(f"{figure:4.2f}" for figure in figures), f"{score.conll:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
