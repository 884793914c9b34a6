"""Ten invented action plans in the layouts of many councils, with what they print."""
