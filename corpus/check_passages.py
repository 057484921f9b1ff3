#!/usr/bin/env python3
"""Check the passages of a corpus, and that nothing in it was made by template: ``check_passages.py [CORPUS]``.

CORPUS (by default the folder of this file) holds ``LANGUAGE/passages/NAME.jsonl`` and ``LANGUAGE/sides/NAME.jsonl``, one
passage a line; ``README.md`` of CORPUS says their form. Every slip is printed on a line of its own; the exit status is 1 if there is one. Standard
library only.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from check import KINDS, ROLES, STATUSES, is_edtf, is_party

Json = dict[str, Any]
FRAME = 8
"""Words in a row that more than :data:`OFTEN` texts of a language may not share: they would be a template's."""

OFTEN = 3
_KEYS = {"id", "published", "text", "engagements"}
_NEEDED, _OPTIONAL = {"kind", "status", "trigger", "participants"}, {"optional"}
_FOLDERS = ("passages", "sides")
_WORDS = 6  # words of the longest trigger


def problems(passage: Json) -> Iterator[str]:
    """Name everything that is wrong with one passage."""
    if passage.keys() != _KEYS:
        yield f"has the keys {sorted(passage)}"
        return
    if not is_edtf(passage["published"]):
        yield f"published {passage['published']!r} is no EDTF date"
    triggers = [engagement.get("trigger") for engagement in passage["engagements"]]
    yield from (f"{t!r} tells two engagements" for t, count in Counter(triggers).items() if count > 1)
    for engagement in passage["engagements"]:
        if not _NEEDED <= engagement.keys() <= _NEEDED | _OPTIONAL:
            yield f"an engagement has the keys {sorted(engagement)}"
            continue
        yield from _engagement(engagement, passage["text"])


def _engagement(engagement: Json, text: str) -> Iterator[str]:
    if engagement["kind"] not in KINDS:
        yield f"no such kind: {engagement['kind']}"
    if engagement["status"] not in STATUSES:
        yield f"no such status: {engagement['status']}"
    trigger = engagement["trigger"]
    if trigger not in text or not trigger.strip():
        yield f"the trigger is not in the text: {trigger!r}"
    if len(trigger.split()) > _WORDS:
        yield f"the trigger is longer than {_WORDS} words: {trigger!r}"
    for participant in engagement["participants"]:
        if participant.get("role") not in ROLES:
            yield f"no such role: {participant.get('role')}"
        yield from (f"no party: {p!r}" for p in participant["party"].split("|") if not is_party(p))
        if participant.get("person", "") not in text:
            yield f"the person is not in the text: {participant['person']!r}"


def frames(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give the runs of words that too many texts of one language share, with the number of texts."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = text.casefold().split()
        counts.update({tuple(words[n : n + FRAME]) for n in range(len(words) - FRAME + 1)})
    yield from ((" ".join(run), count) for run, count in counts.items() if count > OFTEN)


def check_passages(corpus: Path) -> Iterator[str]:
    """Name everything that is wrong with the passages of a corpus, and with its pages' variety."""
    ids: Counter[str] = Counter()
    for language in sorted(path for path in corpus.iterdir() if path.is_dir()):
        texts = [path.read_text("utf-8") for path in sorted(language.glob("*/*.txt"))]
        for path in sorted(path for folder in _FOLDERS for path in language.glob(f"{folder}/*.jsonl")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                passage = json.loads(line)
                ids[str(passage.get("id"))] += 1
                texts.append(str(passage.get("text", "")))
                yield from (f"{path}:{number}: {problem}" for problem in problems(passage))
        yield from (f"{language}: {count} texts share the words {run!r}" for run, count in frames(texts))
    yield from (f"two passages are called {name}" for name, count in ids.items() if count > 1)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    found = list(check_passages(parser.parse_args().corpus))
    print("\n".join(found) or "The passages are well formed, and no frame of words comes too often.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
