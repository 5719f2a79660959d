"""Dates as texts say them: terms of a calendar, a grammar over them, and resolution against the report's own date."""
