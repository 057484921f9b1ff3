"""Score the linking of persons and posts: ``python -m evaluation.links [--errors] [--part NAME]…``.

Compares the mentions and tenures of each open page with the persons, posts and parties that its answer names. It asks
less than the scorer, and tells earlier: whether somebody is known at all, for whom, and in what post.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.linking import link_actors
from dragoman.model import Links, MentionKind
from dragoman.text.normalize import fold
from evaluation.answers import Json, Wanted
from evaluation.corpus import REPOSITORY, Part, find_parts, shared_folder
from evaluation.reading import annotated_page
from evaluation.tally import Scorecard


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """Somebody whom an answer names, with all parties and posts that it gives."""

    name: Wanted
    parties: frozenset[str]
    posts: tuple[Wanted, ...]


def wanted_persons(answer: Json) -> Iterator[WantedPerson]:
    """Give the persons that an answer names as participants or holders of a post, each once."""
    rows = [
        *(o for o in answer.get("occupancies", []) if not o.get("optional")),
        *(p for e in answer["engagements"] for p in e["participants"]),
    ]
    by_name: dict[str, list[Json]] = {}
    for row in rows:
        if row.get("person"):
            by_name.setdefault(row["person"], []).append(row)
    for name, rows in by_name.items():
        parties = (row.get("party") or row.get("organisation") or "" for row in rows)
        posts = (row["post"] for row in rows if row.get("post"))
        codes = frozenset(code for party in parties for code in party.split("|") if code)
        yield WantedPerson(Wanted.of(name), codes, tuple(Wanted.of(post) for post in posts))


def compare(answer: Json, links: Links) -> Scorecard:
    """Compare the links of a page with its answer."""
    card = Scorecard()
    wanted = list(wanted_persons(answer))
    for person in wanted:
        _compare_person(person, links, card)
    named = [person.name for person in wanted] + [Wanted.of(name) for name in _other_names(answer)]
    _count_extra(named, answer, links, card)
    return card


def _compare_person(wanted: WantedPerson, links: Links, card: Scorecard) -> None:
    mentions = [m for m in links.mentions if m.person is not None and _is_named(wanted.name, m.person.label)]
    card.add("persons", bool(mentions), 1, bool(mentions))
    if not mentions:
        card.errors.append(f"not found: {wanted.name.text}")
        return
    if wanted.parties:
        given = {m.actor.party for m in mentions if m.actor is not None}
        right = bool(given & wanted.parties)
        wrong = len(given - wanted.parties)
        card.add("parties", right, 1, right + wrong)
        if wrong or not right:
            card.errors.append(f"party of {wanted.name.text}: {sorted(given)} for {sorted(wanted.parties)}")
    tenures = [t.post for t in links.tenures if _is_named(wanted.name, t.person.label)]
    for post in wanted.posts:
        is_right = any(_is_post(post, given) for given in tenures)
        card.add("posts", is_right, 1, 1)
        if not is_right:
            card.errors.append(f"post of {wanted.name.text}: {tenures} for {post.text!r}")


def _count_extra(named: Sequence[Wanted], answer: Json, links: Links, card: Scorecard) -> None:
    """Count persons and tenures that the answer does not have."""
    labels = {m.person.label for m in links.mentions if m.person is not None}
    for label in sorted(label for label in labels if not any(_is_named(name, label) for name in named)):
        card.add("persons", 0, 0, 1)
        card.errors.append(f"not asked for: {label}")
    stated = [(Wanted.of(o["person"]), Wanted.of(o["post"])) for o in answer.get("occupancies", [])]
    for tenure in dict.fromkeys((t.person.label, t.post) for t in links.tenures if not t.is_former):
        label, post = tenure
        is_right = any(_is_named(name, label) and _is_post(wanted, post) for name, wanted in stated)
        card.add("tenures", is_right, is_right, 1)
        if not is_right:
            card.errors.append(f"tenure too much: {label}, {post!r}")


def _other_names(answer: Json) -> Iterator[str]:
    yield from (occupancy["person"] for occupancy in answer.get("occupancies", []))
    for engagement in answer["engagements"]:
        yield from (*engagement["persons"], *engagement.get("persons_optional", []))
    for statement in answer.get("statements", []):
        yield statement["speaker"]


def _is_named(wanted: Wanted, label: str) -> bool:
    name = fold(label)
    return any(name == n or n.endswith(f" {name}") or name.endswith(f" {n}") for n in wanted.names)


def _is_post(wanted: Wanted, post: str) -> bool:
    given = fold(post)
    return any(option in given or given in option for option in wanted.names)


def score_links(part: Part) -> Scorecard:
    """Link the pages of a part, and compare with their answers."""
    total = Scorecard()
    for page in part.pages:
        annotated = annotated_page(page.page)
        links = Links((), ()) if annotated is None else link_actors(annotated)
        card = compare(json.loads(page.answer.read_text("utf-8")), links)
        card.errors = [f"{page.page.name}: {error}" for error in card.errors]
        total.merge(card)
    return total


def show(links: Links, text: str) -> Iterator[str]:
    """Give a line for each mention and tenure, to be looked at."""
    for m in links.mentions:
        if m.kind in (MentionKind.ACTOR, MentionKind.FRAMEWORK) and m.explanation.rule == "vocabulary":
            continue
        who = (m.actor.party if m.actor else None, m.person.label if m.person else None, m.post, m.count)
        yield f"  {m.kind.value:9} {m.form.value:9} {m.span.cut(text)!r} {who}"
    for t in links.tenures:
        yield f"  tenure    {t.person.label} | {t.post!r} | {t.actor.party if t.actor else None} {t.is_former or ''}"


def summary(card: Scorecard) -> str:
    """Give precision and recall of each question on one line."""
    return "; ".join(f"{name} {t.precision:.2f}/{t.recall:.2f} of {t.wanted}" for name, t in card.tallies.items())


def main(arguments: Iterable[str] | None = None) -> int:
    """Print the figures of each open part, and with ``--errors`` what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.links", description="Score persons and posts.")
    parser.add_argument("--errors", action="store_true", help="list what is missed, wrong or too much")
    parser.add_argument("--part", action="append", help="a part of the corpus, such as fr/dev")
    options = parser.parse_args(None if arguments is None else list(arguments))
    for part in find_parts(REPOSITORY / "corpus", shared_folder()):
        if not part.is_open or (options.part and part.name not in options.part):
            continue
        total = score_links(part)
        print(part.name, summary(total))
        if options.errors:
            print(*total.errors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
