"""The built wheel is whole: the program runs from it alone, with its resources and its sample."""

import subprocess
import sys
import zipfile
from pathlib import Path

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import reportedly
from reportedly.assets import resources_folder, seeds_folder
from reportedly.services.sample import open_sample

for place in (reportedly.__file__, resources_folder(), seeds_folder()):
    assert str(place).startswith(sys.argv[1]), place
session = open_sample()
print(len(session.articles()), len(session.figures()))
session.close()
figures = reportedly.extract("Officials said at least 40 people were killed.", published="2024-10-23")
print(*(f"{figure.relation} {figure.value} {figure.unit}" for figure in figures))
"""


def test_the_program_runs_from_its_wheel_alone(tmp_path: Path, checkout: Path):
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(tmp_path),
            str(checkout),
        ],
        check=True,
        capture_output=True,
    )
    place = tmp_path / "installed"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(place)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place)], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    articles, figures = done.stdout.splitlines()[0].split()
    assert int(articles) >= 8
    assert int(figures) > int(articles)
    assert done.stdout.splitlines()[1] == ">= 40 people"
