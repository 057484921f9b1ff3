import icalendar
import pytest

from dragoman.export.calendar import Appointment, days_of, write_calendar


def appointment(**changes):
    values = {
        "id": "ab12", "when": "2018-05-21/2018-05-23", "status": "held", "summary": "Visit: Morocco, NATO",
        "description": "One; two, three\nfour", "place": "Rabat", "url": "http://localhost/engagements/ab12",
    }  # fmt: skip
    return Appointment(**(values | changes))


def read(*appointments):
    text = write_calendar(appointments, name="Record", stamp="20260101T000000Z")
    return text, icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_a_calendar_is_read_back_as_it_was_written():
    _, (event,) = read(appointment())
    assert (str(event["summary"]), str(event["description"])) == ("Visit: Morocco, NATO", "One; two, three\nfour")
    assert event["dtstart"].dt.isoformat() == "2018-05-21"
    assert event["dtend"].dt.isoformat() == "2018-05-24"
    assert event["status"] == "CONFIRMED"


@pytest.mark.parametrize("when", ["2018", "2018-05", "XXXX-05-21", "1994/..", "", "2018-05-23/2018-05-21"])
def test_what_is_not_known_to_the_day_is_left_out(when):
    assert read(appointment(when=when))[1] == []


def test_what_is_planned_is_tentative():
    assert read(appointment(status="planned"))[1][0]["status"] == "TENTATIVE"


def test_no_line_is_longer_than_the_format_allows_in_any_script():
    text, (event,) = read(appointment(summary="زيارة رسمية إلى الرباط " * 20))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert str(event["summary"]) == "زيارة رسمية إلى الرباط " * 20


def test_words_cannot_add_lines_of_their_own():
    text, events = read(appointment(summary="A\r\nEND:VEVENT\r\nBEGIN:VEVENT\u202e\x00"))
    assert len(events) == 1
    assert "\x00" not in text


def test_the_last_day_there_is_does_no_harm():
    assert days_of("9999-12-31") is not None
    assert len(read(appointment(when="9999-12-31"))[1]) == 1
