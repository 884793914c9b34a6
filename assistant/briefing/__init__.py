"""Briefs a committee, an item or a plan from records: `brief` is the entry."""

from assistant.briefing.brief import brief, not_held
from assistant.briefing.preparing import prepare
from assistant.briefing.scope import BriefScope
from assistant.briefing.sections import Brief, Line, Section

__all__ = ["Brief", "BriefScope", "Line", "Section", "brief", "not_held", "prepare"]
