"""The tables. Truth: reports, receipts, readings, failures, decisions, publications. Everything else is derived and can be rebuilt.

Only types that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

MIGRATION = Table("migration", METADATA, Column("number", Integer, primary_key=True), Column("name", String, nullable=False))
META = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

REPORT = Table(
    "report",
    METADATA,
    Column("id", String, primary_key=True),
    Column("outcome", String, nullable=False),  # read, not_relevant, failed, erased; copies are told by `copy_of`
    Column("text_sha256", String, nullable=False, index=True),
    Column("published", String),
    Column("language", String, nullable=False),
    Column("outlet", String),
    Column("origin", String),
    Column("external_id", String),
    Column("url", String),
    Column("title", String),
    Column("body", LargeBinary, nullable=False),  # the Report, zlib of JSON
    Column("received", LargeBinary, nullable=False),  # the Received, zlib of JSON
    Column("reading", LargeBinary),  # the Reading without its report, zlib of JSON; null unless read
    Column("reader", String),
    Column("copy_of", String),  # derived: the first report with the same text
    Column("story", String, index=True),  # derived
    Column("derived_from", String),  # derived
    Column("sketch", LargeBinary),  # derived: the shingles of the text (sources.copies)
    Index("report_counted", "copy_of", "outcome", "language", "outlet", "published"),
    Index("report_listed", "published", "id", "outcome", "copy_of", "language", "outlet"),  # lists and counts read nothing else
)
RECEIPT = Table(
    "receipt",
    METADATA,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("source", String, primary_key=True),
    Column("arrived_at", String, nullable=False),
)
FAILURE = Table(
    "failure",
    METADATA,
    Column("source", String, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("arrived_at", String, nullable=False),
)
DECISION = Table(
    "decision",
    METADATA,
    Column("id", String, primary_key=True),
    Column("taken_at", String, nullable=False),
    Column("body", Text, nullable=False),
)
PUBLICATION = Table(
    "publication",
    METADATA,
    Column("what", String, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("view", String, nullable=False, server_default="public"),
)

# -- derived ---------------------------------------------------------------------------------------------------------

FACT = Table(
    "fact",
    METADATA,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("layer", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("local", String, nullable=False),
    Column("sort", String, nullable=False),  # publication date (unknown last), then id
    Column("raw_offset", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("quotes", Text, nullable=False),
    Column("profile", String),  # entities
    Column("cluster", String),  # events, commitments, statements, figures: the id of the first fact of the cluster
    Index("fact_report", "report", "layer"),
    Index("fact_profile", "profile", "sort"),
    Index("fact_cluster", "cluster"),
)
PROFILE = Table(
    "profile",
    METADATA,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("folded", String, nullable=False),
    Column("side", String),
    Column("pack_id", String),
    Column("pin", String, nullable=False),
    Column("cluster", String, index=True),
)
PROFILE_NAME = Table(
    "profile_name",
    METADATA,
    Column("profile", ForeignKey("profile.id"), primary_key=True),
    Column("text", String, primary_key=True),
    Column("language", String, primary_key=True),
    Column("basis", String, primary_key=True),
    Column("count", Integer, nullable=False),
)
PROFILE_KEY = Table(
    "profile_key", METADATA, Column("key", String, primary_key=True), Column("profile", ForeignKey("profile.id"), primary_key=True)
)
FACT_KEY = Table(
    "fact_key",
    METADATA,
    Column("key", String, primary_key=True),
    Column("fact", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
LINK = Table(  # which facts speak of which profiles
    "link",
    METADATA,
    Column("profile", ForeignKey("profile.id"), primary_key=True),
    Column("layer", String, primary_key=True),
    Column("fact", ForeignKey("fact.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Index("link_fact", "fact"),
    sqlite_with_rowid=False,
)
LISTING = Table(  # one line for each row of the record but reports
    "listing",
    METADATA,
    Column("cluster", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("row", String, nullable=False),  # the id that is printed; that of the cluster, but for actors
    Column("date", String, nullable=False),  # empty where unknown; of actors: of their first report
    Column("name", String, nullable=False),  # of actors, without case; empty for everything else
    Column("known_since", String),
    Index("listing_date", "kind", "date", "row"),
    Index("listing_name", "kind", "name", "row"),
    Index("listing_row", "kind", "row"),
    Index("listing_known", "kind", "known_since"),
)
FACET = Table(
    "facet",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("cluster", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
SHINGLE = Table(  # the smallest shingles of each report: near copies share some of them
    "shingle",
    METADATA,
    Column("value", BigInteger, primary_key=True),
    Column("report", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
POSTING = Table(  # the search index: our own folded key, the same on every store
    "posting",
    METADATA,
    Column("token", String, primary_key=True),
    Column("target", String, primary_key=True, index=True),  # a fact id, `p:` profile id, `r:` report id
    sqlite_with_rowid=False,
)

TRUTH = (REPORT, RECEIPT, FAILURE, DECISION, PUBLICATION)
DERIVED = (SHINGLE, POSTING, FACET, LISTING, LINK, FACT_KEY, PROFILE_KEY, PROFILE_NAME, FACT, PROFILE)
