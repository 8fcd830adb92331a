"""Rules of the house that no linter knows; each says in its message what to do."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import reportedly

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "desktop" / "reportedly"
FOLDERS = ("desktop", "docs", "packaging", "resources", "seeds", "tests", ".ci")

LONGEST_MODULE = 600
LONGEST_FUNCTION = 100
LARGEST_SOURCE = 300_000
LARGEST_PICTURE_OR_LOCK = 1_500_000

# How many "noqa" and "type: ignore" the program holds; it may only fall, so lower it when you remove one.
IGNORES = 20
# The three boundaries where a stranger's error must not take the program down.
CATCH_ALL = {"services/jobs.py", "gui/shell/crash.py"}
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "data", "info"}

IGNORE = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover)")
IGNORE_WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+-|type:\s*ignore\[[\w-]+(?:,\s*[\w-]+)*\]\s+#) \S+"
)
SQL = re.compile(
    r"\s*(?:SELECT\s.+\sFROM|INSERT\s+(?:OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|CREATE\s+(?:TABLE|VIEW|INDEX)|DROP\s+TABLE|PRAGMA\s+\w+)\b",
    re.DOTALL,
)
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:work|root|Users|home/(?!you\b)\w+)/\w|[A-Z]:\\Users\\")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in modules():
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def git_files() -> list[str]:
    """List what git knows or would take; nothing without git, or outside a clone."""
    if shutil.which("git") is None:
        return []
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    return [name for name in listing.stdout.split("\0") if name]


def project_files() -> list[Path]:
    """Give the files of the project: what git knows, or, outside a clone, what the folders hold."""
    known = git_files()
    if known:
        found = [CHECKOUT / name for name in known]
    else:
        found = [path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*")]
        found += CHECKOUT.glob("*.*")
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def readable_text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_no_module_is_longer_than_600_lines():
    sources = [
        path for folder in ("desktop", "tests", "packaging") for path in (CHECKOUT / folder).rglob("*.py")
    ]

    too_long = {
        path.relative_to(CHECKOUT).as_posix(): lines
        for path in sources
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }

    assert too_long == {}, "split these by idea"


def test_no_function_is_longer_than_100_lines():
    too_long = {
        f"{name}:{node.name}": lines
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }

    assert too_long == {}, "give the parts of these functions names of their own"


def test_every_ignore_names_its_code_and_its_reason():
    bare = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if IGNORE.search(line) and not IGNORE_WITH_REASON.search(line)
    ]

    assert bare == [], "write: # noqa: CODE - reason, or # type: ignore[code]  # reason"


def test_the_number_of_ignores_only_falls():
    count = sum(len(IGNORE.findall(path.read_text(encoding="utf-8"))) for path in modules())

    assert count <= IGNORES, f"{count} ignores; {IGNORES} were enough before"


def test_style_sheets_are_set_in_the_theme_only():
    callers = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet"
    }

    assert callers <= {"gui/shell/theme.py"}


def test_everything_is_caught_at_the_boundaries_only():
    def catches_everything(handler: ast.ExceptHandler) -> bool:
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return any(
            kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
            for kind in kinds
        )

    def passes_it_on(handler: ast.ExceptHandler) -> bool:
        return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None

    places = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not passes_it_on(node)
    }

    assert places <= CATCH_ALL, "name what can go wrong, and catch that"


def test_sql_stands_in_the_store_only():
    places = {
        f"{name}:{node.lineno}"
        for name, tree in trees()
        if not name.startswith("store/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    }

    assert places == set()


def test_modules_are_named_after_their_idea():
    vague = {name for name, _ in trees() if Path(name).stem in VAGUE}

    assert vague == set()


def test_no_file_names_a_path_of_one_machine():
    named = [
        f"{path.relative_to(CHECKOUT)}: {found.group()}"
        for path in project_files()
        if path.suffix != ".lock" and (text := readable_text(path)) and (found := MACHINE_PATH.search(text))
    ]

    assert named == []


def test_a_task_that_is_left_names_its_issue():
    open_ended = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"#.*\b(?:TODO|FIXME|XXX)\b(?!.*#\d+)", line)
    ]

    assert open_ended == []


def test_no_file_is_larger_than_the_repository_can_bear():
    too_large = {}
    for path in project_files():
        limit = (
            LARGEST_PICTURE_OR_LOCK if path.suffix in {".png", ".lock", ".jsonl", ".json"} else LARGEST_SOURCE
        )
        if path.stat().st_size > limit:
            too_large[path.relative_to(CHECKOUT).as_posix()] = path.stat().st_size

    assert too_large == {}


def test_version_changelog_and_metainfo_agree():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    metainfo = ElementTree.parse(next((CHECKOUT / "packaging" / "linux").glob("*.metainfo.xml")))
    release = metainfo.find("releases/release")

    assert heading is not None
    assert release is not None
    assert {project["version"], reportedly.__version__, heading.group(1), release.get("version")} == {
        project["version"]
    }


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "docs"])
def test_links_between_the_documents_lead_somewhere(document: str):
    place = CHECKOUT / document
    pages = sorted(place.rglob("*.md")) if place.is_dir() else [place]

    broken = [
        f"{page.relative_to(CHECKOUT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert broken == []
