"""The stages before the facts: what counts as right, and the floors of the command."""

import json

import pytest

from dragoman.nlp.grammar import Part
from evaluation import grammar, names
from evaluation.stages import Trial, find_trials, main
from evaluation.tally import Scorecard
from training import trees
from training.tagged import Tagged

TREE = trees.Tree(
    "en",
    ("Kenya", "thanked", "Latvia", "."),
    ("", "", "", ""),
    (
        trees.Part("Kenya", 0, "PROPN", (), 1, "nsubj"),
        trees.Part("thanked", 1, "VERB", (), -1, "root"),
        trees.Part("Latvia", 2, "PROPN", (), 1, "obj"),
        trees.Part(".", 3, "PUNCT", (), 1, "punct"),
    ),
)


def parsed(**changes):
    """The sentence as the tree has it, but for the parts named by their text: pos, dep, head."""
    told = {"Kenya": ("PROPN", "nsubj", 1), "thanked": ("VERB", "root", 1), "Latvia": ("PROPN", "obj", 1)}
    told["."] = ("PUNCT", "punct", 1)
    told |= changes
    return [Part(text, n, "whole", *told[text][:2], told[text][2], "") for n, text in enumerate(told)]


def figures(parts, tree=TREE):
    card = Scorecard()
    grammar.compare(tree, parts, card)
    return {measure: (t.found, t.wanted, t.given) for measure, t in card.tallies.items()}


@pytest.mark.parametrize(
    ("changes", "unlabelled", "labelled", "poses"),
    [
        ({}, 3, 3, 3),
        ({".": ("PUNCT", "punct", 0)}, 3, 3, 3),
        ({"Latvia": ("PROPN", "obl", 1)}, 3, 2, 3),
        ({"Latvia": ("PROPN", "obj", 0)}, 2, 2, 3),
        ({"Latvia": ("NOUN", "obj", 1)}, 3, 3, 2),
    ],
    ids=["right", "punctuation", "another relation", "another head", "another part of speech"],
)
def test_attachment_is_counted_over_words_that_are_no_punctuation(changes, unlabelled, labelled, poses):
    told = figures(parsed(**changes))
    assert told["unlabelled"] == (unlabelled, 3, 3)
    assert told["labelled"] == (labelled, 3, 3)
    assert told["parts of speech"] == (poses, 3, 3)


def test_a_word_that_is_cut_otherwise_is_missed_and_too_much():
    wanted = trees.Tree(
        "ar",
        ("وقال",),
        ("",),
        (trees.Part("و", 0, "CCONJ", (), 1, "cc"), trees.Part("قال", 0, "VERB", (), -1, "root")),
    )
    told = figures([Part("وقال", 0, "whole", "VERB", "root", 0, "")], wanted)
    assert told["cut"] == (0, 2, 1)


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([("PER", True), ("PER", False), ("", False), ("", False)], (1, 1, 1)),
        ([("PER", True), ("PER", True), ("", False), ("", False)], (0, 1, 2)),
        ([("ORG", True), ("ORG", False), ("", False), ("", False)], (0, 1, 1)),
        ([("", False), ("", False), ("", False), ("LOC", True)], (0, 1, 0)),
        ([("", False), ("", False), ("LOC", True), ("", False)], (0, 1, 1)),
    ],
    ids=["right", "in two", "another type", "that nobody marked", "too much"],
)
def test_a_name_is_right_with_its_words_and_its_type(told, counts):
    sentence = Tagged(
        "en", (("Imani",), ("Okello",), ("visited",), ("Skopje",)), frozenset({(0, 2, "PER")}), frozenset({3})
    )
    card = Scorecard()
    names.compare(sentence, told, card)
    tally = card.tallies["names"]
    assert (tally.found, tally.wanted, tally.given) == counts


@pytest.fixture
def run(tmp_path):
    """Runs the command over one trial whose precision is given; gives the exit status."""
    (tmp_path / "data.txt").write_text("data", "utf-8")

    def command(*arguments, found=8):
        card = Scorecard()
        card.add("names", found, 10, 10)
        trial = Trial("names en fiction", (tmp_path / "data.txt",), lambda: card)
        return main([*arguments, "--floors", str(tmp_path / "f.json")], find=lambda *_: [trial])

    return command


def test_figures_are_printed_and_pinned(run, capsys, tmp_path):
    assert run("--pin") == 0
    assert "names                   80.0  80.0  80.0     10" in capsys.readouterr().out
    pinned = json.loads((tmp_path / "f.json").read_text("utf-8"))["parts"]
    assert pinned["names en fiction"]["floors"] == {"names f1": 0.8}


def test_a_floor_that_holds_passes_and_a_fall_is_named(run, capsys):
    run("--pin")
    assert run() == 0
    assert run(found=7) == 1
    assert "names en fiction: names f1 is 0.700, below its floor of 0.800" in capsys.readouterr().out


def test_lower_floors_need_a_reason(run):
    run("--pin")
    assert run("--pin", found=7) == 1
    assert run("--pin", "--lower-floors", "harder data", found=7) == 0
    assert run(found=7) == 0


def test_data_that_has_changed_has_to_be_pinned_again(run, tmp_path, capsys):
    run("--pin")
    (tmp_path / "data.txt").write_text("more data", "utf-8")
    assert run() == 1
    assert "its files have changed" in capsys.readouterr().out


def test_figures_are_put_into_the_document(run, tmp_path):
    document = tmp_path / "README.md"
    document.write_text("<!-- STAGES -->\n<!-- /STAGES -->\n", "utf-8")
    run("--pin", "--write", "--document", str(document))
    assert "| names en fiction | names 0.80 |" in document.read_text("utf-8")


def test_the_document_is_not_written_from_some_stages_alone(run):
    with pytest.raises(SystemExit):
        run("names", "--write")


def test_a_stage_without_data_is_skipped(run, capsys):
    assert run("grammar") == 0
    assert "skipped" in capsys.readouterr().out


def test_every_stage_is_tried_where_its_data_is(tmp_path):
    for path in (
        "data/pud/Arabic-PUD/ar_pud-ud-test.conllu",
        "data/wikigold-en/wikigold-en.conllu",
        "data/winer-fr/2017/01/a.ann",
        "data/french-timebank/a.tml",
        "corpus/es/dev/a.txt",
        "corpus/es/dev/a.json",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    found = [trial.name for trial in find_trials(tmp_path / "corpus", tmp_path)]
    assert found == [
        "grammar ar", "names en wikigold", "names fr WiNER 2017", "names es dev", "dates fr", "linking es/dev"
    ]  # fmt: skip
