"""The domain: frozen dataclasses and closed lists. Imports the standard library and `tracktwo.errors` alone."""
