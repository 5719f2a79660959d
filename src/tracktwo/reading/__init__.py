"""One report to one reading. Pure: no database, no network, no clock."""
