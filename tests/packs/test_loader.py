"""The pack loader: what it loads, and where it says that a pack is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tracktwo.errors import PackError
from tracktwo.packs.layout import FILE_NAMES, SCHEMA_PATH
from tracktwo.packs.loader import built_in_packs, check_pack, load_pack, new_pack

HEAD = """\
id: lakes
version: "1"
names: {en: Lakes}
languages: [en]
sides:
  - {id: NOR, names: {en: Northland}, demonyms: {en: [Northlander]}}
  - {id: SUD, names: {en: Sudland}, demonyms: {en: [Sudlander]}}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def make_pack(folder: Path, **files: str) -> Path:
    """A small pack with these further files: `places="- …"` writes places.yaml."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(files.pop("pack", HEAD), encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_pack_loads_by_name() -> None:
    pack = load_pack("south_caucasus")
    assert pack.id == "south_caucasus"
    assert [side.id for side in pack.sides] == ["ARM", "AZE"]


def test_a_folder_loads_and_names_keep_their_side(tmp_path: Path) -> None:
    places = "- id: mill\n  kind: town\n  at: [1.5, 2]\n  names:\n    en: [Both, {NOR: Upmill, SUD: [Downmill, Low Mill]}]\n"
    pack = load_pack(make_pack(tmp_path / "lakes", places=places))
    assert [(name.text, name.side) for name in pack.places[0].names] == [
        ("Both", None),
        ("Upmill", "NOR"),
        ("Downmill", "SUD"),
        ("Low Mill", "SUD"),
    ]
    assert (pack.places[0].lat, pack.places[0].lon) == (1.5, 2)


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "lakes")
    before = load_pack(folder).version
    assert before.startswith("1+")
    make_pack(folder, places="- {id: mill, kind: town, names: {en: Mill}}\n")
    assert load_pack(folder).version != before
    (folder / "places.yaml").unlink()
    assert load_pack(folder).version == before


def test_the_cached_pack_is_the_parsed_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracktwo.packs import loader

    folder = make_pack(tmp_path / "lakes", terms="- {id: no, forms: {en: no}, gloss: {en: yes}, source: A style guide}\n")
    parsed = load_pack(folder)
    loader._load.cache_clear()
    monkeypatch.setattr(loader, "_read", lambda folder: pytest.fail("the cache was not used"))
    assert asdict(load_pack(folder)) == asdict(parsed)
    assert parsed.terms[0].forms == {"en": ("no",)}


def test_an_unwritable_cache_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_pack(make_pack(tmp_path / "lakes")).id == "lakes"


def test_a_missing_pack_names_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="south_caucasus"):
        load_pack(tmp_path / "nowhere")
    assert "south_caucasus" in built_in_packs()


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("places", "- id: mill\n  kind: town\n  names: {en: Mill}\n- id: ford\n  kind: hamlet\n  names: {en: Ford}\n", 5, "hamlet"),
        ("places", "- id: mill\n  kind: town\n", 1, "'names' is a required property"),
        ("places", "- id: mill\n  kind: town\n  at: [200, 4]\n  names: {en: Mill}\n", 3, "200"),
        ("places", "- id: mill\n  kind: town\n  names: {en: ''}\n", 3, "''"),
        ("places", "- {id: a, kind: town, names: {en: A}}\n- {id: a, kind: town, names: {en: B}}\n", 2, "twice"),
        ("places", "- id: a\n  kind: town\n  names:\n    en: [{NOR: Upmill}]\n", 4, "SUD"),
        ("places", "- id: a\n  kind: town\n  within: b\n  names: {en: A}\n", 3, "'b'"),
        ("bodies", "- id: a\n  names: {en: A}\n  side: EAST\n", 3, "EAST"),
        ("bodies", "- id: a\n  names: {en: A}\n  id: b\n", 3, "'id'"),
        ("bodies", "- id: a\n  names: {en: [A\n", 3, "YAML"),
        ("offices", "- id: a\n  side: NOR\n  titles: {en: A}\n  body: b\n", 4, "'b'"),
        ("offices", "- {id: a, side: NOR, titles: {en: A}, holders: [{names: {en: N}, since: last year}]}\n", 1, "last year"),
        ("outlets", "- {id: a, names: A, domains: [a.org]}\n- id: b\n  names: B\n  domains: [a.org]\n", 4, "a.org"),
        ("outlets", "- id: a\n  names: A\n  domains: [www.a.org]\n", 3, "www.a.org"),
        ("relevance", "sides:\n  EAST: {en: East}\nmatters: {en: a}\nprocess: {en: a}\nother: {en: a}\n", 2, "EAST"),
    ],
)
def test_a_fault_names_file_line_and_value(tmp_path: Path, name: str, text: str, line: int, words: str) -> None:
    folder = make_pack(tmp_path / "lakes", **{name: text})
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert f"{name}.yaml:{line}:" in str(caught.value)
    assert words in str(caught.value)


def test_check_lists_every_fault_in_the_order_of_the_file(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "lakes", bodies="- {id: a}\n- {names: {en: B}}\n", color="- x\n")
    messages = [fault.message for fault in check_pack(folder)]
    assert [message.split(":")[0].rsplit("/", 1)[1] for message in messages] == ["color.yaml", "bodies.yaml", "bodies.yaml"]
    assert check_pack(make_pack(tmp_path / "good")) == []


def test_the_schema_has_a_rule_for_each_file_of_a_pack() -> None:
    rules = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))["$defs"]
    assert tuple(name for name in rules if name.endswith(".yaml")) == FILE_NAMES


def test_a_new_pack_is_valid_and_named_after_its_folder(tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "packs" / "valley_process")
    assert check_pack(folder) == []
    assert load_pack(folder).id == "valley_process"
    assert all("#" in (folder / name).read_text(encoding="utf-8") for name in FILE_NAMES)


def test_a_new_pack_overwrites_nothing(tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "valley")
    (folder / "pack.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(PackError, match="already"):
        new_pack(folder)
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == "mine"


def test_a_new_pack_needs_a_name_that_can_be_an_id(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be the id"):
        new_pack(tmp_path / "two words")


def test_every_commented_example_of_the_template_is_valid_once_uncommented(tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "valley")
    (folder / "places.yaml").write_text(
        "- {id: norton, kind: city, names: {en: Norton}}\n- {id: some_region, kind: region, names: {en: Region}}\n", encoding="utf-8"
    )
    for name in ("bodies", "offices", "initiatives", "outlets", "terms"):
        path = folder / f"{name}.yaml"
        commented = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("# - ", "#   "))]
        path.write_text("\n".join(commented) + "\n", encoding="utf-8")
    assert check_pack(folder) == []
    assert load_pack(folder).offices[0].holders[0].until == "2033"


def test_the_cache_does_not_grow_with_every_change(tmp_path: Path) -> None:
    for number in range(12):
        load_pack(make_pack(tmp_path / "lakes", places=f"- {{id: mill, kind: town, population: {number}, names: {{en: Mill}}}}\n"))
    assert len(list((tmp_path / "cache" / "tracktwo" / "packs").iterdir())) == 8
