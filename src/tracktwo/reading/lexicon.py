"""The words of a language as data: `languages/<code>/<name>.yaml`, read into a dataclass. A further language is a further folder."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TypeVar, cast

import yaml

from tracktwo.errors import ReadingError
from tracktwo.model.codec import from_row

FOLDER = Path(__file__).parent / "languages"
T = TypeVar("T")


@functools.cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder."""
    return tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_")))


@functools.cache
def load_lexicon(cls: type[T], language: str, name: str) -> T:
    """The words that `languages/<language>/<name>.yaml` lists, as a `cls`.

    Raises:
        ReadingError: there is no such file, or it does not fit `cls`.
    """
    path = FOLDER / language / f"{name}.yaml"
    try:
        return cast(T, from_row(cls, yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)))
    except FileNotFoundError as error:
        raise ReadingError(f"No {name} words for {language!r}.", remedy=f"Languages with a folder: {', '.join(languages())}.") from error
    except Exception as error:
        raise ReadingError(f"{path.name} of {language!r} does not fit: {error}") from error


@functools.cache
def has_lexicon(language: str, name: str) -> bool:
    """Whether the language has words for this finder."""
    return (FOLDER / language / f"{name}.yaml").is_file()
