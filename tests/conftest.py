"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; tests that want it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data beside the checkout is absent")
    return SHARED
