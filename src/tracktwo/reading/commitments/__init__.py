"""Commitments: what somebody agreed, decided, planned, pledged or proposed to do, or was called on to do."""
