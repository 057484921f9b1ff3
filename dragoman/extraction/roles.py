"""What roles the sides of a signal have."""

from dragoman.extraction.triggers import Signal
from dragoman.model.facts import Role
from dragoman.text.normalize import fold
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.triggers import Frame

_ROLES: dict[Frame, tuple[Role, Role]] = {
    Frame.MUTUAL: (Role.PARTICIPANT, Role.PARTICIPANT),
    Frame.RECEIVE: (Role.HOST, Role.VISITOR),
    Frame.CONVENE: (Role.HOST, Role.PARTICIPANT),
    Frame.VISIT: (Role.VISITOR, Role.HOST),
    Frame.JOIN: (Role.PARTICIPANT, Role.HOST),
    Frame.DIRECTED: (Role.PARTICIPANT, Role.TARGET),
    Frame.GIVE: (Role.PROVIDER, Role.RECIPIENT),
    Frame.BUY: (Role.RECIPIENT, Role.PROVIDER),
    Frame.GATHER: (Role.PARTICIPANT, Role.PARTICIPANT),
    Frame.PRACTICE: (Role.PARTICIPANT, Role.PARTICIPANT),
    Frame.SIGN: (Role.SIGNATORY, Role.SIGNATORY),
}
# The kind that a frame's own roles are meant for; words of other kinds borrow the frame, and take their kind's roles.
_NATIVE = {Frame.VISIT: "visit", Frame.RECEIVE: "meeting", Frame.JOIN: "accession"}


def roles_of(signal: Signal) -> tuple[Role, Role]:
    """Give the roles of the first and second side of a signal: its kind's where one side acts on the other."""
    frame = signal.word.frame
    if frame is Frame.DIRECTED or signal.kind != _NATIVE.get(frame, signal.kind):
        roles = load_kinds()[signal.kind].roles
        return roles.initiator, roles.counterpart
    return _ROLES[frame]


def carried_role(signal: Signal, role: str, first: Role) -> Role:
    """Give the role of a carrying verb's other side; who "holds" talks is a side of them, not their organiser."""
    if role in ("subject", "none"):
        return first
    carried = Role(role)
    if carried is Role.ORGANISER and signal.word.frame in (Frame.MUTUAL, Frame.VISIT, Frame.SIGN):
        return first
    return carried


def opened_by(signal: Signal) -> str:
    """Give the preposition that a verb of several words ends in: "on" of "call on"."""
    followed = getattr(signal.word, "followed", ())
    return fold(followed[-1]) if followed else ""
