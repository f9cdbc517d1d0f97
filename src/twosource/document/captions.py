"""Lines that describe a picture."""

import re

_AGENCY_MARK = (
    r"(?:AFP|AP|AA|Reuters|REUTERS|EPA|EFE|Getty(?: Images)?|Xinhua|TASS|Tass|DPA|dpa|PA|Anadolu(?: Agency)?|Sputnik"
    r"|Shutterstock)"
)
_CREDIT = re.compile(
    r"[(\[]\s*(?:[\w .&'’/-]{0,60}\b)?(?:photo|image|picture|file|pic|courtesy)\b[^()\[\]\n]{0,80}[)\]]\s*\.?$"
    rf"|[(\[]\s*[^()\[\]\n]{{0,60}}\b{_AGENCY_MARK}\s*[)\]]\s*\.?$"
    rf"|[(\[]\s*[^()\[\]\n]{{2,50}}(?:[-–/|]|via)\s*[^()\[\]\n]{{2,40}}(?:agency|images|news|photos?|press)\s*[)\]]\s*\.?$"
    r"|(?:^|[.!?)”\"]\s*|\s[-–|/]\s)(?:file )?(?:photos?|images?|pictures?|photograph|video|illustration"
    r"|screenshot|foto|фото)"
    r"(?: credits?| courtesy| source| by)?\s*[:/©]\s*\S[^.!?]{0,70}\.?$"
    rf"|\b(?:photo(?:graph)?s? (?:by|courtesy(?: of)?)|picture by|image (?:by|courtesy(?: of)?)"
    rf"|credit:)\s+[^.!?]{{2,60}}\.?$"
    rf"|\bcredit\.\.\.[A-Z].{{1,70}}$"
    rf"|(?:©\s?|/\s?|via\s){_AGENCY_MARK}\b[^.!?]{{0,25}}$|^(?:ap|afp|epa|reuters|getty)[ -]?(?:photo"
    rf"|images)?\s*/",
    re.IGNORECASE,
)
_AGENCY_DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]{2,40},(?: [A-Z][A-Z. ]+,?)? ?[-–—] ?[A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?\s?:"
)
_POINTING = re.compile(
    r"^(?:this|in this|these|a|an|the)?\s?(?:(?:undated|file|handout|archive|aerial|combination|combo)\s)*"
    r"(?:photos?|pictures?|images?|photographs?|screengrab|frame grab|satellite image)\b.{0,80}"
    r"\b(?:shows?|taken|released|provided|shot|from|dated|of)\b"
    r"|^(?:file(?: photo| image| picture)?|above|pictured(?: above| here)?|photo|image|caption)\s?[:|–—-]\s?\S"
    r"|\((?:not seen|not pictured|pictured|l|r|c|left|right|center|centre|[2-9](?:nd|rd|th) [lr])\)"
    r"|\b(?:pictured|seen here|poses? for (?:a )?(?:photo|picture|photograph))\b",
    re.IGNORECASE,
)
LONGEST_POINTING = 60


def is_caption(line: str, *, repeated: bool = False) -> bool:
    """Say whether a line is a caption: by a picture's credit, by words that point, or as a long repetition.

    `repeated` says that the same words stand elsewhere on the page; a page repeats captions and headlines, not prose.
    """
    words = line.count(" ") + 1
    if _CREDIT.search(line[-260:]) or _AGENCY_DATELINE.match(line[:120]):
        return words <= 120
    return (words <= LONGEST_POINTING and bool(_POINTING.search(line[:200]))) or (repeated and words >= 8)
