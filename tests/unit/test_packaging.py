"""What packagers rely on: the Linux files carry what desktops ask for, and the locks lock everything."""

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
LINUX = PACKAGING / "linux"
DESKTOP = LINUX / "reportedly.desktop"
METAINFO = LINUX / "org.reportedly.app.metainfo.xml"
MIME = LINUX / "reportedly.mime.xml"
METAINFO_TAGS = """
    id name summary metadata_license project_license description/p launchable provides/binary content_rating
    releases/release
"""
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # keys are case-sensitive
    parser.read(DESKTOP, encoding="utf-8")
    return parser["Desktop Entry"]


def locked(name: str) -> dict[tuple[str, str], str]:
    """Give the version of each (package, marker) of a lock; fail where one has no hash."""
    text = (PACKAGING / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text)[1:]
    versions = {}
    for entry in entries:
        found = re.match(r"([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))? \\\n\s+--hash=sha256:[0-9a-f]{64}", entry)
        assert found, f"{name}: no version or no hash in {entry[:60]!r}"
        versions[found.group(1), found.group(3) or ""] = found.group(2)
    return versions


def test_the_desktop_file_has_the_keys_that_a_menu_needs():
    entry = desktop_entry()

    assert entry["Type"] == "Application"
    assert entry["Exec"].split() == ["reportedly", "%F"]
    assert {"Name", "Comment", "Icon", "Categories", "MimeType", "Terminal", "StartupWMClass"} <= set(entry)
    assert all(entry[key].endswith(";") for key in ("Categories", "MimeType", "Keywords"))


def test_the_metainfo_has_the_keys_that_a_store_needs():
    component = ElementTree.parse(METAINFO).getroot()

    missing = [tag for tag in METAINFO_TAGS.split() if component.find(tag) is None]

    assert component.get("type") == "desktop-application"
    assert missing == []
    assert component.findtext("launchable") == DESKTOP.name
    assert METAINFO.name == f"{component.findtext('id')}.metainfo.xml"
    assert len(component.findtext("summary") or "") <= 80


def test_desktop_file_metainfo_and_mime_type_name_the_same_kind_of_file():
    mime_type = ElementTree.parse(MIME).getroot().find(f"{NAMESPACE}mime-type")
    metainfo = ElementTree.parse(METAINFO)

    assert mime_type is not None
    assert mime_type.find(f"{NAMESPACE}glob").get("pattern") == "*.reportedly"
    assert desktop_entry()["MimeType"] == f"{mime_type.get('type')};"
    assert metainfo.findtext("provides/mediatype") == mime_type.get("type")


def test_the_icon_is_a_square_drawing():
    icon = ElementTree.parse(LINUX / f"{desktop_entry()['Icon']}.svg").getroot()

    left, top, width, height = map(float, icon.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert width == height


@pytest.mark.parametrize(
    "command",
    [["desktop-file-validate", str(DESKTOP)], ["appstreamcli", "validate", "--no-net", str(METAINFO)]],
    ids=["desktop", "metainfo"],
)
def test_the_validators_accept_the_linux_files(command: list[str]):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_locked_package_has_one_version_in_all_locks():
    run, dev, build = (locked(f"requirements{part}.lock") for part in ("", "-dev", "-build"))

    assert {key: dev.get(key) for key in run} == run
    assert {key: dev[key] for key in build if key in dev} == {key: build[key] for key in build if key in dev}


def test_what_the_project_depends_on_is_locked():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.match(r"[A-Za-z0-9._-]+", one).group().lower() for one in requirements}

    extras = project["optional-dependencies"]
    assert names(project["dependencies"]) <= {name for name, _ in locked("requirements.lock")}
    assert names(extras["dev"] + extras["package"]) <= {name for name, _ in locked("requirements-dev.lock")}
