"""What is wrong with the statutory notices of a page, as findings."""

from collections.abc import Iterator
from typing import Final

from checker.judging import notices
from checker.judging.notices import Fault, NoticeFault
from checker.model.evidence import Answer, Verdict
from checker.model.grounds import Severity
from checker.model.profiles import Notice
from checker.model.reports import Finding, Suggestion
from checker.review.identity import finding_id
from checker.whole_page import Page, place_of

ALTERED: Final = "duty-notice-altered"
WRONG_STATE: Final = "duty-notice-wrong-state"


def notice_finding(wrong: NoticeFault, page: Page) -> Finding:
    """Give the finding for a notice that is missing, altered, another state's or out of sight."""
    notice = wrong.notice
    unit = page.heard.units[wrong.number].unit
    text = wrong.found.text if wrong.found else ""
    label = {Fault.ALTERED: ALTERED, Fault.WRONG_STATE: WRONG_STATE}.get(wrong.fault, notice.id)
    said = next((s for s in page.heard.units[wrong.number].said if s.topic in notice.when), None)
    start, end = (said.start, said.end) if said and not text else (0, len(unit.text.value))
    return Finding(
        id=finding_id("duty", label, "", text, page.template),
        kind="duty",
        rule=f"{notice.profile}/{label}",
        label=label,
        severity=_gravity(wrong),
        steps=tuple(_steps(wrong)),
        answer=Answer(Verdict.UNDER_QUALIFIED, comparison=compared(wrong)),
        phrase=unit.text.value[start:end],
        sentence=unit.text.value,
        why=_why_notice(wrong),
        places=(place_of(page.document, unit, start, end),),
        basis=notice.basis,
        suggestions=(_ordered(wrong),) if page.law.rewrites else (),
        phrase_start=start,
        form=unit.kind.value,
    )


def _gravity(wrong: NoticeFault) -> Severity:
    if wrong.fault is Fault.MISSING:
        return wrong.notice.severity
    return Severity.MEDIUM


def _steps(wrong: NoticeFault) -> Iterator[str]:
    yield f"{wrong.notice.severity} by its notice"
    if wrong.fault is not Fault.MISSING:
        yield f"medium: a notice stands there, but is {wrong.fault.value}"


def _why_notice(wrong: NoticeFault) -> str:
    notice = wrong.notice
    why = {
        Fault.MISSING: f"{notice.state} law orders a notice, word by word, in every advertisement"
        f" for stem cell therapy ({notice.size}); this page carries none.",
        Fault.ALTERED: f"The notice that {notice.state} law orders may not be changed by a word.",
        Fault.WRONG_STATE: f"This page goes by the law of {notice.state} but carries the notice"
        f" of {wrong.found.notice.state if wrong.found else 'another state'}.",
        Fault.MISPLACED: f"The notice of {notice.state} has to be seen with the advertisement"
        f" ({notice.size}); here it stands {wrong.place}.",
    }[wrong.fault]
    return f"{why} Provisional: {notice.provisional}" if notice.provisional else why


def compared(wrong: NoticeFault) -> str:
    """Say in words how the page stands to the notice it should carry."""
    if wrong.fault is Fault.MISSING:
        return "nothing on the page resembles it"
    if wrong.fault is Fault.MISPLACED:
        return f"present, but {wrong.place}"
    text = wrong.found.text if wrong.found else ""
    return "; ".join(notices.differences(text, wrong.notice))


def _ordered(wrong: NoticeFault) -> Suggestion:
    notice = wrong.notice
    if notice.provisional:
        facts = (f"the wording as far as known: {notice.text}", notice.provisional)
        return Suggestion(move="by-hand", facts=facts)
    if wrong.fault in {Fault.ALTERED, Fault.WRONG_STATE}:
        return _add(notice.text, "in place of the notice that stands there")
    return _add(notice.text, _notice_place(notice))


def _notice_place(notice: Notice) -> str:
    return (
        f"at the head of the page, in {notice.size}" if notice.size else "at the head of the page"
    )


def _add(wording: str, place: str) -> Suggestion:
    return Suggestion(move="add", sentence=wording, replaces="nothing", facts=(place,))
