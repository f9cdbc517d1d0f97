"""Where it stands: the few lines that tell the state of the matter, taken from the ledger."""

from collections.abc import Sequence

from twosource.desk.phrases import count, dates_in_words, day_in_words
from twosource.desk.sheet.lines import Line, Numbers, refs_to
from twosource.language.wording import joined
from twosource.records.ledger import Answer, Entry, Ledger, Proposal, Round, Story

MOST, HALF = 8, 3
NO_ANSWER = "none yet"
ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
OPEN = ("proposed", "confirmed", "postponed", "planned")
CLOSED_EXCHANGES = ("done",)


def where_it_stands(story: Story, numbers: Numbers) -> tuple[Line, ...]:
    """Return at most `MOST` lines, meetings to come, meetings held, what was agreed, what was proposed."""
    ledger = story.ledger
    rounds = sorted(ledger.rounds, key=_round_order)
    told = {proposal.id for meeting in rounds for proposal in _about(meeting, ledger)}
    lines = [_round_line(meeting, ledger, numbers) for meeting in rounds if meeting.status in OPEN][:HALF]
    lines += [_round_line(meeting, ledger, numbers) for meeting in rounds if meeting.status not in OPEN][:2]
    lines += [
        Line(label="Agreed", text=dates_in_words(entry.text), refs=refs_to(entry.evidence, numbers))
        for entry in ledger.agreements
    ][:2]
    lines += [
        Line(label="Exchange", text=with_status(entry), refs=refs_to(entry.evidence, numbers))
        for entry in ledger.exchanges
        if entry.status not in CLOSED_EXCHANGES
    ][:2]
    lines += [_proposal_line(p, numbers) for p in _foremost(ledger.proposals) if p.id not in told][:HALF]
    lines = lines[:MOST]
    return tuple(lines) if lines else _without_ledger(story)


def with_status(entry: Entry) -> str:
    """Return the entry's words, and its status where they do not hold it."""
    words = dates_in_words(entry.text)
    return words if entry.status in words else f"{words}: {entry.status}"


def _round_order(meeting: Round) -> tuple[bool, tuple[int, ...], int, str]:
    """The newest first, those without a time after them, then the highest number."""
    newest = tuple(-ord(letter) for letter in meeting.time or "")
    return (meeting.time is None, newest, -(meeting.number or 0), meeting.id)


def _foremost(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Those that were answered first, then those for a time or a place, then the others; the newest first."""

    def order(proposal: Proposal) -> tuple[bool, int, tuple[int, ...], str]:
        answered = any(answer.answer != NO_ANSWER for answer in proposal.answers)
        definite = (proposal.time is not None) + (proposal.place is not None)
        return (not answered, -definite, tuple(-ord(letter) for letter in proposal.time or ""), proposal.id)

    return sorted((proposal for proposal in proposals if proposal.answers), key=order)


def _about(meeting: Round, ledger: Ledger) -> list[Proposal]:
    """The proposals that are about this meeting: for the same time, and for no other place."""
    if meeting.status not in OPEN or meeting.time is None:
        return []
    return [
        proposal
        for proposal in ledger.proposals
        if proposal.time == meeting.time and proposal.place in (None, meeting.place)
    ]


def _round_line(meeting: Round, ledger: Ledger, numbers: Numbers) -> Line:
    proposals = _about(meeting, ledger)
    by = joined(sorted({proposal.by for proposal in proposals if proposal.by}))
    words = f"{meeting.status} by {by}" if by and meeting.status == "proposed" else meeting.status
    words += _when_and_where(meeting.time, meeting.place, ahead=meeting.status in OPEN)
    sentences = [words]
    sentences += answers_in_words([answer for proposal in proposals for answer in proposal.answers])
    if meeting.outcome:
        sentences.append("Led to: " + "; ".join(meeting.outcome))
    if meeting.mediator:
        sentences.append(f"Hosted or mediated by {meeting.mediator}")
    evidence = [*meeting.evidence, *(item for proposal in proposals for item in proposal.evidence)]
    return Line(label=_name(meeting), text=". ".join(dict.fromkeys(sentences)) + ".", refs=refs_to(evidence, numbers))


def _name(meeting: Round) -> str:
    if meeting.number is None:
        return "Meeting" if meeting.status in OPEN else "Talks"
    return f"{ORDINALS[meeting.number] if meeting.number < len(ORDINALS) else f'{meeting.number}.'} round"


def _when_and_where(time: str | None, place: str | None, *, ahead: bool) -> str:
    words = f" {'for' if ahead else 'on' if len(time) >= 10 else 'in'} {day_in_words(time)}" if time else ""
    return words + (f" in {place}" if place else "")


def _proposal_line(proposal: Proposal, numbers: Numbers) -> Line:
    to = f" to {joined(proposal.to)}" if proposal.to else ""
    what = f": {proposal.what}" if proposal.what else ""
    words = f"{proposal.by or 'Somebody'}{to}{what}"
    if not what:
        words += _when_and_where(proposal.time, proposal.place, ahead=True)
    sentences = [words, *answers_in_words(proposal.answers)]
    return Line(label="Proposal", text=". ".join(sentences) + ".", refs=refs_to(proposal.evidence, numbers))


def answers_in_words(answers: Sequence[Answer]) -> list[str]:
    """Return a sentence for each answer; the parties of whom the same silence is found share one."""
    silent: dict[tuple[int | None, str | None], list[str]] = {}
    for answer in answers:
        if answer.answer == NO_ANSWER:
            silent.setdefault((answer.looked_at, answer.latest), []).append(answer.party)
    spoken = [answer_in_words(answer) for answer in answers if answer.answer != NO_ANSWER]
    return spoken + [
        answer_in_words(
            Answer(party=joined(sorted(set(parties))), answer=NO_ANSWER, looked_at=looked_at, latest=latest)
        )
        for (looked_at, latest), parties in silent.items()
    ]


def answer_in_words(answer: Answer) -> str:
    """Return the answer of one party; that there is none names what was looked at."""
    if answer.answer != NO_ANSWER:
        since = f", {day_in_words(answer.time)}" if answer.time else ""
        return f"{answer.party}: {answer.answer}{since}"
    if answer.looked_at is None:
        return f"{answer.party}: no answer found"
    newest = f", newest dated {day_in_words(answer.latest)}" if answer.latest else ", none of them dated"
    return f"{answer.party}: no answer in {'any of the ' if answer.looked_at > 1 else 'the '}" + (
        count(answer.looked_at, "document") + newest
    )


def _without_ledger(story: Story) -> tuple[Line, ...]:
    """Where nothing is negotiated, say how the claims stand."""
    tally: dict[str, int] = {}
    for claim in story.claims:
        tally[claim.standing] = tally.get(claim.standing, 0) + 1
    if not tally:
        return ()
    parts = [f"{number} {name}" for name, number in sorted(tally.items(), key=lambda item: (-item[1], item[0]))]
    return (Line(label="Claims", text=f"{count(len(story.claims), 'claim')}: {', '.join(parts)}."),)
