"""Finders for languages without a parser, whose verbs carry tense, voice and mood in their endings (Azerbaijani, Armenian)."""
