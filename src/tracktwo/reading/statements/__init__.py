"""Statements: who said what, in quotes or in the report's words."""
