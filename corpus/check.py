#!/usr/bin/env python3
"""Check the answered pages of a corpus: ``check.py [CORPUS] [--text PAGE]``.

CORPUS (by default the folder of this file) holds ``LANGUAGE/SPLIT/NAME.txt`` or ``NAME.html``, and for each page an
answer ``NAME.json`` beside it; ``README.md`` of CORPUS says the form of an answer, and how many pages a split has.
Every slip found is printed on a line of its own; the exit status is 1 if there is one. ``--text`` prints a page as
its answer has to quote it. Standard library only.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS = _words(
    """
    visit meeting call session conference seminar training exercise operation agreement accession aid transfer
    opening honour recognition appointment request accusation rejection threat protest sanction rupture mobilisation
    coercion assault
    """
)
STATUSES = _words("held ongoing planned cancelled")
ROLES = _words("host visitor participant organiser chair signatory provider recipient target")
# What a party can be, by kind; the kinds left out gather people, and take any role.
ROLES_OF = {
    "visit": _words("visitor host"),
    "agreement": _words("signatory"),
    **dict.fromkeys(_words("call accession exercise operation"), _words("participant host organiser")),
    **dict.fromkeys(_words("training opening"), _words("provider recipient host organiser")),
    **dict.fromkeys(_words("aid transfer honour recognition appointment"), _words("provider recipient")),
    **dict.fromkeys(_words("request accusation rejection threat protest sanction"), _words("participant target")),
    **dict.fromkeys(_words("rupture mobilisation coercion assault"), _words("participant target")),
}
PREDICATES = _words("member_of partner_of participates_in party_to governed_by part_of located_in")
THEMES = _words(
    """
    defence counter-terrorism cyber maritime-security border-security migration non-proliferation arms-control
    nuclear women-peace-security peacekeeping crisis-management civil-emergency capacity-building interoperability
    intelligence organised-crime regional-security territory humanitarian human-rights economy development energy
    climate science culture education health legal legislative elections technology space disinformation diplomacy
    """
)
# ISO 3166-1 alpha-3, and XKX, which Kosovo goes by.
STATES = _words(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
    BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
    CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
    GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
    JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
    MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
    SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
    TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
    """
)
# Three capitals that are an organisation and no state, in some language: all else of that look is a mistyped state.
ORGANISATIONS = _words(
    """
    ADB AES AIE AMU APF BAD BEI BIS CAR CCG CCJ CDB CEN CIJ COE CPI EAC ECB ECO EIB EPC FAO FMI GCC GGC IAI ICC ICJ IDB
    IEA ILO IMF IMO IOC IOM IOR IPU ISA ITU LAS MWL OAS OAU OCI OCS OEI OIC OIF OIM OIT OMC OMS ONU OPS OUA PAM PIF PKK
    PLO RSF SCO SPC UIP UMA UNO UPU WCO WFP WHO WTO ADF ARC CMF COI ELN OTS PAP TTP ESA FFA GCF JEF MSG NDB OHR PIC RSS
    TDB WEF
    """
)

# The names of a day in the languages of the corpus, Monday first; Arabic with its article.
DAYS = (
    "monday lundi lunes الاثنين الإثنين",
    "tuesday mardi martes الثلاثاء",
    "wednesday mercredi miércoles الأربعاء",
    "thursday jeudi jueves الخميس",
    "friday vendredi viernes الجمعة",
    "saturday samedi sábado السبت",
    "sunday dimanche domingo الأحد",
)

# Keys an answer must have, and those that it may have, by what it describes.
REQUIRED = {
    "answer": _words("page language published title body engagements relations occupancies statements"),
    "engagement": _words("id kind status when where participants persons frameworks themes evidence"),
    "participant": _words("party"),
    "relation": _words("predicate subject object when evidence"),
    "occupancy": _words("person post organisation"),
    "statement": _words("speaker quote"),
}
ALLOWED = {
    "answer": _words("furniture note people"),
    "engagement": _words("optional when_text when_also when_optional persons_optional note trigger event"),
    "participant": _words("role optional actor person post count"),
    "relation": _words("optional note"),
    "occupancy": _words("optional when evidence note"),
    "statement": _words("optional themes about evidence note"),
}

BLOCKS = _words(
    """
    address article aside blockquote body br button caption dd div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr html label legend li main nav ol option p pre section select table tbody td tfoot th
    thead time tr ul
    """
)
UNSEEN = _words("head script style noscript template svg")


class VisibleText(HTMLParser):
    """Gathers the words that a reader of an HTML page sees: a line a block, white space collapsed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block."""
        self._unseen += tag in UNSEEN
        if tag in BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        self._unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._unseen:
            # A line break in the source is no more than a space; one of our own ends a block.
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", data))

    @property
    def text(self) -> str:
        """The words seen so far."""
        lines = (re.sub(" +", " ", line).strip(" ") for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)


def page_text(path: Path) -> str:
    """Give the text that an answer's strings have to be found in: the visible text of HTML, any other file as it is."""
    content = path.read_text("utf-8")
    if path.suffix != ".html":
        return content
    parser = VisibleText()
    parser.feed(content)
    parser.close()
    return parser.text


def is_edtf(value: str) -> bool:
    """Say whether a value is an EDTF date or interval (level 1, and unspecified digits): ``2019-10``, ``1994/..``."""
    ends = value.split("/")
    if len(ends) > 2 or set(ends) <= {"..", ""}:
        return False
    return all((end == ".." and len(ends) == 2) or _is_edtf_date(end) for end in ends)


def _is_edtf_date(value: str) -> bool:
    match = re.fullmatch(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?", value)
    if match is None:
        return False
    year, month, day = match.groups()
    if month in {"21", "22", "23", "24"}:  # seasons
        return day is None
    # What is not specified is taken for something that any day and month go with.
    year, month, day = year if year.isdigit() else "2000", month or "01", day or "01"
    try:
        date(int(year), int(month.replace("XX", "01")), int(day.replace("XX", "01")))
    except ValueError:
        return False
    return True


def is_party(value: str) -> bool:
    """Say whether a value may name a party: the alpha-3 code of a state, or an organisation."""
    looks_like_a_state = re.fullmatch("[A-Z]{3}", value) is not None
    return value in STATES | ORGANISATIONS if looks_like_a_state else bool(value.strip())


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """A page's text and its answer.

    Attributes:
        path: Where the page lies.
        text: Its text, as ``page_text`` gives it.
        answer: What its answer file holds.
    """

    path: Path
    text: str
    answer: Json

    def problems(self) -> Iterator[str]:
        """Name everything that is wrong with the answer, one sentence a slip."""
        shape = list(self._shape())
        if shape:  # the rest would trip over what is missing
            yield from shape
            return
        yield from self._page()
        yield from self._body()
        for engagement in self.answer["engagements"]:
            for problem in self._engagement(engagement):
                yield f"{engagement['id']}: {problem}"
        checks = {"relations": self._relation, "occupancies": self._occupancy, "statements": self._statement}
        for key, check in checks.items():
            for number, item in enumerate(self.answer[key], 1):
                for problem in check(item):
                    yield f"{key} {number}: {problem}"

    def _shape(self) -> Iterator[str]:
        yield from _keys("answer", self.answer)
        for one, many in (("engagement", "engagements"), ("relation", "relations"), ("occupancy", "occupancies"),
                          ("statement", "statements")):  # fmt: skip
            for item in self.answer.get(many, []):
                yield from _keys(one, item)
                for participant in item.get("participants", []):
                    yield from _keys("participant", participant)

    def _page(self) -> Iterator[str]:
        answer = self.answer
        if answer["page"] != self.path.name:
            yield f"answers {answer['page']}, not {self.path.name}"
        if answer["language"] != self.path.parent.parent.name:
            yield f"language {answer['language']!r} in the folder of another"
        if answer["published"] is not None and not is_edtf(answer["published"]):
            yield f"published {answer['published']!r} is no EDTF date"
        if answer["title"]:
            yield from self._found("title", [answer["title"]])
        yield from self._found("person", list(answer.get("people", {})))
        ids = [engagement["id"] for engagement in answer["engagements"]]
        if len(ids) != len(set(ids)):
            yield f"ids are not unique: {ids}"

    def _body(self) -> Iterator[str]:
        first, last = self.answer["body"]["first"], self.answer["body"]["last"]
        yield from self._found("body", [first, last])
        start, end = self.body
        if start >= end:
            yield "the body ends before it begins"
        for words in self.answer.get("furniture", []):
            if self.text.count(words) != 1:
                yield f"furniture stands {self.text.count(words)} times on the page, not once: {words!r}"

    @property
    def body(self) -> tuple[int, int]:
        """Offsets of the article proper, as the scorer takes them."""
        last = self.answer["body"]["last"]
        return self.text.find(self.answer["body"]["first"]), self.text.rfind(last) + len(last)

    def _engagement(self, engagement: Json) -> Iterator[str]:
        if engagement["kind"] not in KINDS:
            yield f"no such kind: {engagement['kind']}"
        if not engagement["status"] or not set(engagement["status"]) <= STATUSES:
            yield f"bad status: {engagement['status']}"
        for when in (engagement["when"], *engagement.get("when_also", [])):
            if when is not None and not is_edtf(when):
                yield f"when {when!r} is no EDTF date or interval"
        yield from self._weekday(engagement)
        if not engagement["participants"]:
            yield "nobody takes part"
        for participant in engagement["participants"]:
            yield from self._participant(participant, engagement)
        yield from _unknown("theme", engagement["themes"], THEMES)
        people = engagement["persons"] + engagement.get("persons_optional", [])
        yield from self._found("person", people)
        yield from self._found("when_text", [engagement["when_text"]] if engagement.get("when_text") else [])
        yield from self._evidence(engagement["evidence"])
        trigger = engagement.get("trigger")
        if trigger and trigger not in engagement["evidence"][0]:
            yield f"the first evidence does not hold the trigger {trigger!r}"

    def _weekday(self, engagement: Json) -> Iterator[str]:
        """Ask that a date is of the weekday that the page names, where the page has a date to reckon from."""
        whens = " ".join([engagement["when"] or "", *engagement.get("when_also", [])])
        words = re.findall(r"\w+", (engagement.get("when_text") or "").lower())
        named = {number for number, names in enumerate(DAYS) if set(names.split()) & set(words)}
        days = {date.fromisoformat(day).weekday() for day in re.findall(r"\d{4}-\d\d-\d\d", whens)}
        if (engagement["when"] or self.answer["published"]) and not named <= days:
            yield f"{whens or None} is no day of {engagement['when_text']!r}"

    def _participant(self, participant: Json, engagement: Json) -> Iterator[str]:
        yield from (f"no party: {p!r}" for p in participant["party"].split("|") if not is_party(p))
        if participant.get("role") is not None and participant["role"] not in ROLES:
            yield f"no such role: {participant['role']}"
        fitting = ROLES_OF.get(engagement["kind"], ROLES)
        if not participant.get("optional") and participant.get("role", min(fitting)) not in fitting:
            yield f"{participant['party']} cannot be {participant['role']} of {engagement['kind']}"
        for key in ("actor", "person", "post"):
            yield from self._found(key, [participant[key]] if participant.get(key) else [])
        people = engagement["persons"] + engagement.get("persons_optional", [])
        if participant.get("person") and participant["person"] not in people:
            yield f"{participant['person']} takes part and is not among the persons"

    def _relation(self, relation: Json) -> Iterator[str]:
        yield from _unknown("predicate", [relation["predicate"]], PREDICATES)
        if relation["when"] is not None and not is_edtf(relation["when"]):
            yield f"when {relation['when']!r} is no EDTF interval"
        yield from self._evidence(relation["evidence"])

    def _occupancy(self, occupancy: Json) -> Iterator[str]:
        yield from self._found("person", [occupancy["person"]])
        yield from self._found("post", [occupancy["post"]])
        yield from self._evidence(occupancy.get("evidence"))

    def _statement(self, statement: Json) -> Iterator[str]:
        yield from self._found("quote", [statement["quote"]])
        if statement["quote"][:1] in "«“\"'" or statement["quote"][-1:] in '»”"':
            yield f"the quote keeps its quotation marks: {statement['quote']!r}"
        yield from _unknown("theme", statement.get("themes", []), THEMES)
        yield from (f"about no party: {p!r}" for p in statement.get("about", []) if not is_party(p))
        yield from self._evidence(statement.get("evidence"))

    def _found(self, what: str, values: list[str]) -> Iterator[str]:
        """Ask that at least one alternative of each value stands on the page."""
        for value in values:
            if not value or not any(option in self.text for option in value.split("|")):
                yield f"{what} is not on the page: {value!r}"

    def _evidence(self, quotes: list[str] | None) -> Iterator[str]:
        """Ask that evidence stands in the article, where the scorer will look for it first, and not in furniture."""
        if quotes == []:
            yield "no evidence"
        for quote in quotes or []:
            start = self.text.find(quote)
            end = start + len(quote)
            if start < 0:
                yield f"evidence is not on the page: {quote!r}"
            elif not (self.body[0] <= start and end <= self.body[1]) and quote != self.answer["title"]:
                yield f"evidence stands outside the body: {quote!r}"
            for words in self.answer.get("furniture", []):
                at = self.text.find(words)
                if start >= 0 and at < end and start < at + len(words):
                    yield f"evidence stands in furniture: {quote!r}"


def _keys(what: str, item: Json) -> Iterator[str]:
    if missing := REQUIRED[what] - item.keys():
        yield f"{what} {item.get('id', '')} lacks {sorted(missing)}"
    if unknown := item.keys() - REQUIRED[what] - ALLOWED[what]:
        yield f"{what} {item.get('id', '')} has unknown keys {sorted(unknown)}"


def _unknown(what: str, values: list[str], known: frozenset[str]) -> Iterator[str]:
    for value in values:
        if not set(value.split("|")) <= known:
            yield f"no such {what}: {value!r}"


def read_page(path: Path) -> AnsweredPage:
    """Read a page with its answer.

    Raises:
        OSError: The answer file is missing.
        ValueError: The answer is no JSON object, or the page is not UTF-8.
    """
    answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
    if not isinstance(answer, dict):
        raise ValueError("the answer is no JSON object")
    return AnsweredPage(path, page_text(path), answer)


def check_split(folder: Path) -> Iterator[str]:
    """Name everything that is wrong with the pages and answers of one folder."""
    pages = [path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"}]
    answers = {path.stem for path in folder.glob("*.json")}
    yield from (f"{folder / stem}.json answers no page" for stem in sorted(answers - {path.stem for path in pages}))
    for path in pages:
        try:
            yield from (f"{path}: {problem}" for problem in read_page(path).problems())
        except (OSError, ValueError, LookupError, TypeError) as error:
            yield f"{path}: {type(error).__name__}: {error}"


def check_corpus(corpus: Path) -> Iterator[str]:
    """Name everything that is wrong with a corpus: its answers, its page names, and the counts in its README."""
    splits = sorted({path.parent for path in corpus.glob("*/*/*.json")})
    counts = {(folder.parent.name, folder.name): len(list(folder.glob("*.json"))) for folder in splits}
    stems = [path.stem for folder in splits for path in folder.glob("*.json")]
    yield from (f"two pages are called {stem}" for stem in sorted({stem for stem in stems if stems.count(stem) > 1}))
    path = corpus / "README.md"
    readme = path.read_text("utf-8") if path.exists() else ""
    told = {(row[0], row[1]): int(row[2]) for row in re.findall(r"^\| *(\w+) *\| *(\w+) *\| *(\d+) *\|", readme, re.M)}
    for split in sorted(counts.keys() | told.keys()):
        if counts.get(split, 0) != told.get(split, 0):
            yield f"README.md: {'/'.join(split)} has {counts.get(split, 0)} pages, not {told.get(split, 0)}"
    for folder in splits:
        yield from check_split(folder)


def main() -> int:
    """Run the check from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--text", metavar="PAGE", type=Path, help="print a page's text and stop")
    args = parser.parse_args()
    if args.text:
        print(page_text(args.text))
        return 0
    problems = list(check_corpus(args.corpus))
    print("\n".join(problems) or f"{len(list(args.corpus.glob('*/*/*.json')))} answers, nothing wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
