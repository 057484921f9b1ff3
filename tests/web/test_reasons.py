import ast
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import VocabularyError
from dragoman.web import reasons
from dragoman.web.reasons import load_reasons, say_reason, show_reason
from dragoman.web.wording import load_words


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("More sources say so.", "Plus de sources le disent."),
        ("Both report a visit.", "Les deux parlent d’un même genre : visite."),
        ("Both give 2018-05-05.", "Les deux donnent 2018-05-05."),
        ("The same parties take part: MAR, NATO.", "Les mêmes parties participent : MAR, NATO."),
        ("'met' is told as a fact", "« met » est rapporté comme un fait"),
        (
            "told as part of the meeting before it, in Rabat",
            "rapporté comme faisant partie de ce qui précède (rencontre), à Rabat",
        ),
        (
            "A label of 2 words, outside the page's main run of text: it reads as what stands around an article.",
            "Une étiquette de 2 mots, hors de la suite principale du texte de la page : "
            "cela se lit comme ce qui entoure un article.",
        ),
        (
            "One acts for MAR, the other for NATO: a national may serve an organisation.",
            "L’un agit pour MAR, l’autre pour NATO : un ressortissant peut servir une organisation.",
        ),
    ],
)
def test_a_reason_is_said_in_french(detail, said):
    assert say_reason(detail, "fr") == said
    assert say_reason(detail, "en") == detail


@pytest.mark.parametrize("detail", ["Nobody knows.", "This, that: nothing."])
def test_a_reason_that_the_catalogue_does_not_know_is_marked_as_english(detail):
    assert say_reason(detail, "fr") is None
    assert show_reason(detail, load_words("fr")) == f'<span lang="en">{detail}</span>'


def test_a_reason_with_a_pages_words_shows_them_as_text():
    assert show_reason("Both are called <b>.", load_words("fr")) == "Les deux s’appellent &lt;b&gt;."
    assert show_reason("<b>", load_words("fr")) == '<span lang="en">&lt;b&gt;</span>'


def _written(tree):
    """What a module writes as a sentence, with a name for each value in it; no documentation, no error."""
    left_out = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    left_out += [node for raised in ast.walk(tree) if isinstance(raised, ast.Raise) for node in ast.walk(raised)]
    left_out += [piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values]
    for node in ast.walk(tree):
        if node not in left_out and isinstance(node, ast.JoinedStr | ast.Constant):
            pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
            yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else "Zork" for piece in pieces)


@pytest.mark.parametrize("room", ["resolution/*.py", "person_resolving.py", "views/review.py"])
def test_all_that_is_said_of_pages_put_together_is_in_the_catalogue(room):
    files = Path(dragoman.__file__).parent.glob(room)
    said = {text for path in files for text in _written(ast.parse(path.read_text("utf-8")))}
    sentences = {text for text in said if text.endswith(".") and len(text.split()) > 2 and text[0].isupper()}
    assert sentences
    assert [text for text in sorted(sentences) if say_reason(text, "fr") is None] == []


def test_no_reason_stands_behind_one_that_says_it_already():
    found = load_reasons("fr")
    sentences = [reasons._SLOT.sub("Zork", sentence) for sentence in _sentences()]
    first = [next(place for place, (pattern, _) in enumerate(found) if pattern.fullmatch(text)) for text in sentences]
    assert first == list(range(len(found)))


def _sentences():
    return list(reasons.read_yaml(reasons.CATALOGUES / "reasons" / "fr.yml"))


def test_a_reason_with_a_slot_that_its_sentence_lacks_is_refused(tmp_path, monkeypatch):
    (tmp_path / "reasons").mkdir()
    (tmp_path / "reasons" / "fr.yml").write_text('"Both give {when}.": "Les deux donnent {quand}."\n')
    monkeypatch.setattr(reasons, "CATALOGUES", tmp_path)
    with pytest.raises(VocabularyError, match="quand"):
        load_reasons.__wrapped__("fr")
