"""The words that tell which recommendations have no response in the papers that are held."""

from __future__ import annotations

APART = "Recommendations of different papers are not added up."
PLAN_APART = "A plan for carrying recommendations out is not counted as a response."
TITLE, BY_REPORT = "Recommendations to which no response is held", "Report by report"
ANSWERED = "Recommendations with the responses that are held"
UNCLEAR = "Recommendations to which a response may be held"
COLUMNS = ("No.", "Recommendation", "Report", "Date")
ANSWERED_COLUMNS = ("No.", "Recommendation", "Response as printed")
REPORT_COLUMNS = ("Report", "Date", "Recommendations", "Without a response held")
ASKED_COLUMNS = ("Report", "Date", "Asked about", "Without a response held")


def none_to(made: str, paper: str, by: str) -> str:
    """Return that no recommendation of a report, all in `made`, has a response."""
    return f"No response{by} is held in the papers to any of the {made} of the {paper}."


def none_to_only(made: str, paper: str, by: str) -> str:
    """Return that a report's only recommendation has no response."""
    return f"No response{by} is held in the papers to the {made} of the {paper}."


def none_to_some(number: str, made: str, paper: str, by: str, listed: str) -> str:
    """Return to how many of a report's recommendations no response is held."""
    return (
        f"Of the {made} of the {paper}, no response{by} is held in the papers to {number}{listed}."
    )


def none_to_number(number: str, paper: str, by: str) -> str:
    """Return that the recommendation of a number has no response."""
    return f"No response{by} to recommendation {number} of the {paper} is held in the papers."


def one_to_each(made: str, paper: str) -> str:
    """Return that all recommendations of a report have a response."""
    return f"A response is held in the papers to each of the {made} of the {paper}."


def one_to_only(made: str, paper: str) -> str:
    """Return that a report's only recommendation has a response."""
    return f"A response is held in the papers to the {made} of the {paper}."


def one_to_each_of_reports(reports: str, *, every: bool) -> str:
    """Return that all recommendations of several reports have a response, or all that are meant."""
    of = f"of the {reports} reports that make any"
    some = f"that fits what you asked, in {reports} reports"
    return f"A response is held in the papers to each recommendation {of if every else some}."


def none_in_reports(told: list[str], by: str) -> str:
    """Return, of a few reports, to how many recommendations of each no response is held."""
    *first, last = told
    return f"No response{by} is held in the papers to {', to '.join(first)}, or to {last}."


def of_report(number: str | None, made: str, paper: str) -> str:
    """Return how many of a report's recommendations, None for all, as a part of a sentence."""
    return f"{number or 'any'} of the {made} of the {paper}"


def only_of_report(number: str | None, made: str, paper: str) -> str:
    """Return the same of the only recommendation that is asked about."""
    return f"the {made} of the {paper}"


def to_improve(number: int) -> str:
    """Return how many things inspectors list, where they number no recommendations."""
    return f"{number} thing{'' if number == 1 else 's'} to improve"


def fitting(paper: str) -> str:
    """Return a report's name after which only some of its recommendations are meant."""
    return f"{paper} that fit what you asked"


def ask_of(report: str) -> str:
    """Return the question on one report of many."""
    return f"Which recommendations of “{report}” have no response?"


def none_in_many(number: str, reports: str, by: str, *, every: bool) -> str:
    """Return how many of many reports make recommendations without a response."""
    fitting = "" if every else " that fit what you asked"
    return (
        f"Of the {reports} reports that make recommendations{fitting}, {number} make some to which no"
        f" response{by} is held in the papers."
    )


def cannot_tell(made: str, paper: str) -> str:
    """Return that what is held does not show which recommendations have a response."""
    return f"The papers do not show which of the {made} of the {paper} have no response."


def unclear_to(number: str) -> str:
    """Return that there may be responses to some, where others have none."""
    return f"To {number} more a response may be held: the papers do not show what it answers."


def unread(paper: str) -> str:
    """Return that a paper responds to the report, but not recommendation by recommendation."""
    return f"The {paper} responds to it, but its responses could not be read singly."


def report_not_held(number: str, about: str) -> str:
    """Return that responses are held to a report that is not."""
    return (
        f"The papers hold responses to {number} recommendations of {about}, but not that report’s own"
        " list: which of them have no response cannot be worked out."
    )


def point(listed: str, report: str) -> str:
    """Return a neutral question on recommendations without a response; `listed` are their numbers."""
    which = listed or "the recommendations"
    return f"What response has been given to {which} of “{report}”?"


def why(paper: str, *, several: bool) -> str:
    """Return why it is worth asking."""
    it, them = ("They are", "them") if several else ("It is", "it")
    return f"{it} made in the {paper}; no response to {them} is held in the papers searched."
