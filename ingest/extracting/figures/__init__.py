"""Numbers with what they measure, and short forms that papers define."""
