"""What stands in a section of a brief that has no entries, and what stands over those that do."""

HISTORY_INTRO = (
    "Told as background, and counted nowhere. `tocsin explain ID` has everything said of one."
)
DUE_INTRO = "Their last day is over. What is proposed counts only once a person rules."
_NONE = "None reported."
_EMPTY = {
    "What happened": "No incident is reported in this scope.",
    "Contradictions": "No two reports exclude each other on any field.",
    "Counts": "Nothing was counted.",
    "Own cases of duty to warn": "None open.",
    "Not known": "Nothing that the reports leave open.",
    "What was dropped": "Nothing.",
    "Sources read": "None.",
    "Footnotes": "None.",
}


def empty_words(title: str) -> str:
    """Return what a section without entries says, as on the page."""
    return _EMPTY.get(title, _NONE)
