"""The version of resolution: part of what a record is a function of. Raise it when the same facts would give other clusters."""

RESOLVER_VERSION = "3"
