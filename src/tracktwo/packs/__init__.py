"""Process packs: what Tracktwo knows about one peace process, as data."""
