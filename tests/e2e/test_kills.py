"""A kill of all processes loses nothing that was promised: thirteen with fixed seeds; `make bench` does 200."""

from pathlib import Path

from helpers.killing import Editing, kill_extraction, kill_import, kill_migration, read_sample


def test_six_kills_while_two_projects_are_edited_lose_nothing(tmp_path: Path):
    for seed in (1, 2):
        editing = Editing(tmp_path, seed)
        try:
            kills = [editing.kill() for _ in range(3)]
        finally:
            editing.close()

        assert sum(kill.promised for kill in kills) > 0


def test_kills_while_articles_are_read_leave_each_article_whole(tmp_path: Path):
    whole = read_sample(tmp_path)

    kills = [kill(tmp_path, seed, whole) for seed in (3, 8) for kill in (kill_import, kill_extraction)]

    assert [kill.promised < len(whole) for kill in kills] == [True] * 4, "no kill came before the end"


def test_a_kill_while_an_old_project_is_migrated_leaves_the_old_form_or_the_new_one(tmp_path: Path):
    for seed in range(3):
        kill_migration(tmp_path, seed)  # compares; raises AssertionError
