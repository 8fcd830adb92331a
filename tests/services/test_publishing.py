"""Files for other programs: whole or absent, readable by spreadsheets, the same figures in each format."""

import csv
import io
import json
from pathlib import Path

import pytest

from helpers.records import make_document, make_figure
from reportedly.model.errors import UserError
from reportedly.services.publishing import (
    export_figures,
    exporters,
    format_of,
    open_output,
    with_titles,
)


def test_every_format_gives_the_same_figures(tmp_path: Path):
    figures = [make_figure(), make_figure(start=0, end=9, measure="soldiers — “arrived”")]
    for exporter in exporters():
        export_figures(figures, tmp_path / f"f{exporter.suffix}", exporter.name, articles=[make_document()])

    by_csv = list(csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text(encoding="utf-8-sig"))))
    by_jsonl = [json.loads(line) for line in (tmp_path / "f.jsonl").read_text(encoding="utf-8").splitlines()]
    by_json = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))

    assert by_json["figures"] == by_jsonl
    assert by_json["articles"][0]["article"] == "seoul.txt"
    assert [row["measure"] for row in by_csv] == [row["measure"] for row in by_jsonl]
    assert [row["value"] for row in by_csv] == [str(row["value"]) for row in by_jsonl]


def test_only_a_csv_file_has_a_byte_order_mark(tmp_path: Path):
    stream = io.StringIO()
    export_figures([], stream, "csv")
    export_figures([], tmp_path / "f.csv", "csv")
    export_figures([], tmp_path / "f.json", "json")

    assert (tmp_path / "f.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (tmp_path / "f.json").read_bytes().startswith(b"{")
    assert stream.getvalue().startswith("id,")


def test_a_name_that_no_disk_takes_is_refused_with_the_reason(tmp_path: Path):
    with pytest.raises(UserError, match="too long") as refusal:
        export_figures([], tmp_path / ("long" * 100), "csv")

    assert refusal.value.code == "R204"


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path):
    path = tmp_path / "f.csv"
    path.write_text("old")

    def fail() -> None:
        with open_output(path) as stream:
            stream.write("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path):
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)

    export_figures([], link, "csv")

    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_text(encoding="utf-8-sig").startswith("id,")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="cannot be written") as refusal:
        export_figures([], tmp_path / "no" / "f.csv", "csv")

    assert refusal.value.code == "R204"


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.json", "json"), ("a.JSONL", "jsonl"), ("a.csv", "csv"), ("a.txt", "csv"), (None, "csv")],
)
def test_the_suffix_tells_the_format(path: str | None, name: str):
    assert format_of(path) == name


def test_a_measure_leaves_the_program_under_the_words_that_a_person_gave_it(tmp_path: Path):
    figures = [make_figure(series="soldier|sent"), make_figure(series="house|burn", start=0, end=9)]

    export_figures(with_titles(figures, {"soldier|sent": "Soldiers sent"}), tmp_path / "f.csv", "csv")

    rows = csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text(encoding="utf-8-sig")))
    assert [row["series"] for row in rows] == ["Soldiers sent", "house|burn"]
