"""People's judgements: listed, made, undone."""

from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.judgements_list import listed
from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.operation import VISIBLE, Call, operation
from twosource.desk.web.api.problems import Absent, Unfit
from twosource.desk.web.judges import NAME
from twosource.desk.web.judging import NAMED, REASON, SUBJECT
from twosource.desk.wire import answers
from twosource.errors import BadCall
from twosource.records.change import Change

Word = Annotated[str, Meta(min_length=1, max_length=SUBJECT, pattern=VISIBLE)]
Names = Annotated[tuple[Word, ...], Meta(min_length=2, max_length=NAMED, description="Names, as documents have them.")]
Statement = Annotated[
    tuple[Word, Word, Word], Meta(description="The id of a claim, of a document, and of a proposition in it.")
]


class Signed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who decides, and why."""

    who: Annotated[str, Meta(min_length=1, max_length=NAME, pattern=VISIBLE)]
    why: Annotated[str, Meta(min_length=1, max_length=REASON, pattern=VISIBLE)]


class Merging(Signed, frozen=True, kw_only=True, tag_field="kind", tag="merge-names"):
    """Names are one person, body or place."""

    subject: Names


class Splitting(Signed, frozen=True, kw_only=True, tag_field="kind", tag="split-names"):
    """Names are different persons, bodies or places."""

    subject: Names


class Attaching(Signed, frozen=True, kw_only=True, tag_field="kind", tag="attach"):
    """What a document says belongs to a claim."""

    subject: Statement


class Detaching(Signed, frozen=True, kw_only=True, tag_field="kind", tag="detach"):
    """What a document says does not belong to a claim."""

    subject: Statement


class NamingOrigin(Signed, frozen=True, kw_only=True, tag_field="kind", tag="origin"):
    """What a document tells goes back to somebody."""

    subject: Annotated[tuple[Word, Word], Meta(description="The id of a document, and the origin's name.")]


class SettingAside(Signed, frozen=True, kw_only=True, tag_field="kind", tag="set-aside"):
    """A document is left out of account."""

    subject: Annotated[tuple[Word], Meta(description="The id of a document.")]


Decision = Merging | Splitting | Attaching | Detaching | NamingOrigin | SettingAside


class Judgements(Struct, frozen=True, kw_only=True):
    """A part of the list of judgements."""

    items: tuple[answers.Judgement, ...]
    next: str | None


class Made(Struct, frozen=True, kw_only=True):
    """A judgement that was recorded, and what it changed in the dossier."""

    judgement: answers.Judgement
    changes: tuple[Change, ...]


@operation("GET", "/judgements")
def judgements(call: Call, asked: Listing) -> Judgements:
    """All judgements, those undone and the undoings too, the newest first."""
    lines = {each.judgement.id: each for each in listed(call.shelf.judgements, call.shelf.stories.values())}
    items, following = part(
        call.shelf.judgements, asked, of="judgements", key=lambda each: (each.when, each.id), newest_first=True
    )
    return Judgements(items=tuple(answers.judgement(lines[item.id]) for item in items), next=following)


@operation("POST", "/judgements", status=201)
def judge(call: Call, body: Decision) -> Made:
    """Record a judgement; the dossier follows at once. What it is about has to be there."""
    return _made(call, str(body.__struct_config__.tag), body.subject, body)


@operation("POST", "/judgements/{judgement}/undo", status=201)
def undo(call: Call, body: Signed) -> Made:
    """Undo a judgement; the undoing is a judgement too, and can be undone."""
    name = call.names["judgement"]
    if all(judgement.id != name for judgement in call.shelf.judgements):
        raise Absent("There is no such judgement.")
    return _made(call, "undo", (name,), body)


def _made(call: Call, kind: str, subject: tuple[str, ...], signed: Signed) -> Made:
    try:
        made = call.room.judge(kind, subject, who=" ".join(signed.who.split()), why=signed.why.strip())
    except BadCall as error:
        raise Unfit(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    after = call.room.shelf()
    (line,) = (each for each in listed(after.judgements, after.stories.values()) if each.judgement.id == made.id)
    return Made(judgement=answers.judgement(line), changes=call.room.effect(made.id) or ())


OPERATIONS = (judgements, judge, undo)
