import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

REPOSITORY = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def pictures():
    spec = spec_from_file_location("pictures", REPOSITORY / "docs" / "pictures.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(arguments):
    """Stands in for the command line: prints in colour as wide as it may."""
    console = Console()
    console.print(f"[red]{' '.join(arguments)}[/red] {console.width}")
    sys.exit(0)


def fail(arguments):
    sys.exit(2)


def test_a_command_prints_in_colour_and_width_of_the_picture(pictures):
    assert pictures.run(show, "show", "it") == "\x1b[31mshow it\x1b[0m \x1b[1;36m100\x1b[0m\n"


def test_the_environment_is_left_as_it_was(pictures):
    before = dict(os.environ)
    pictures.run(show, "show")
    assert dict(os.environ) == before


def test_a_command_that_fails_is_named(pictures):
    with pytest.raises(RuntimeError, match="dragoman read it ends with status 2"):
        pictures.run(fail, "read", "it")


def test_a_picture_holds_the_words_and_fetches_nothing(pictures):
    picture = pictures.draw("12 March \x1b[31mvisit\x1b[0m", "a title")
    ElementTree.fromstring(picture)
    assert "visit" in picture
    assert "a&#160;title" in picture
    assert "@font-face" not in picture
    assert "url(http" not in picture


def test_the_same_input_gives_the_same_picture(pictures):
    assert pictures.draw("a line", "a title") == pictures.draw("a line", "a title")


def test_every_page_of_the_picture_is_there(pictures):
    folder = REPOSITORY / "examples" / "pages"
    assert all(list(folder.glob(pattern)) for pattern in pictures.PAGES)


def test_blanks_are_kept_by_where_a_text_stands(pictures):
    picture = pictures.draw("\x1b[31mone\x1b[0m   two", "a title")
    assert ">two<" in picture
    assert 'x="73.2"' in picture
