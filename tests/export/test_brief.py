import io

import docx

from dragoman.export.brief import Brief, BriefLine, BriefSource
from dragoman.export.brief_docx import write_docx
from dragoman.export.brief_markdown import write_markdown

LINE = BriefLine(
    "2018",
    "5 May 2018",
    "Meeting: Morocco, NATO",
    ("Ada Brandt, envoy",),
    "Rabat · defence",
    "They *met* <b>",
    (1, 2),
    False,
)
BRIEF = Brief(
    "MAR – NATO",
    "1 engagement",
    (LINE, LINE),
    "Sources",
    (BriefSource(1, "L'Écho, A_b", "https://a.example/x"), BriefSource(2, "Radio", None)),
)


def test_markdown_has_dated_lines_with_numbered_sources():
    text = write_markdown(BRIEF)
    assert "## 2018" in text
    assert text.count("## 2018") == 1
    assert "- **5 May 2018** Meeting: Morocco, NATO \\[1\\]\\[2\\]" in text
    assert "1. L'Écho, A\\_b <https://a.example/x>" in text


def test_markup_in_words_does_not_act():
    assert "  > They \\*met\\* \\<b\\>" in write_markdown(BRIEF)


def test_a_document_holds_the_same():
    document = docx.Document(io.BytesIO(write_docx(BRIEF)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Meeting: Morocco, NATO [1][2]" in text
    assert "1. L'Écho, A_b https://a.example/x" in text


def test_control_characters_do_not_break_a_document():
    broken = Brief("A\x00B", "s\x0b", (), "Sources\ud800", ())
    assert docx.Document(io.BytesIO(write_docx(broken))).paragraphs[0].text == "A B"


def test_words_written_from_right_to_left_are_set_so():
    line = BriefLine("2018", "2018", "زيارة", (), "", "زيارة رسمية", (1,), False)
    document = docx.Document(io.BytesIO(write_docx(Brief("t", "s", (line,), "S", ()))))
    (quote,) = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Quote"]
    assert quote.runs[0].font.rtl is True
