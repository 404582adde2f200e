"""What a person writes in `.env` is either understood or refused with one sentence that says what to do."""

import shutil
import stat

import pytest

from tests.serving import ROOT, manage


@pytest.fixture(scope="module")
def copy_of_the_project(tmp_path_factory):
    """A folder that the settings take for the project, with a `.env` of its own."""
    folder = tmp_path_factory.mktemp("project")
    for part in ROOT.iterdir():
        if part.is_dir() and part.name not in ("config", "tests", "var") and part.name[0] != ".":
            (folder / part.name).symlink_to(part)
    shutil.copytree(ROOT / "config", folder / "config", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", folder)
    return folder


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"ALLOWED_HOST=example.org", "ALLOWED_HOST, which is not a setting of this site"),
        (b"# first\nsome words", ".env line 2 is not NAME=value"),
        (b"=value", ".env line 1 is not NAME=value"),
        (b"HTTPS=maybe", "HTTPS must be true or false"),
        (b"DEBUG=true # while testing", "DEBUG must be true or false"),
        (b"SECRET_KEY=short", "SECRET_KEY must have at least 50 characters"),
        (b"DATABASE_URL=mysql://somewhere/site", "DATABASE_URL must name SQLite"),
        (b"DATABASE_URL=nonsense", "DATABASE_URL"),
        (b"CACHE_URL=nonsense", "CACHE_URL cannot be read"),
        (b"EXIT_URL=javascript:alert(1)", "EXIT_URL must be an address that begins with https://"),
        (b"VAR_DIR=/dev/null/var", "The folder /dev/null/var cannot be written"),
        (b"EXIT_URL=\xff\xfe", "is not UTF-8 text"),
    ],
)
@pytest.mark.parametrize("command", ["serve", "check"])
def test_a_mistake_is_refused_with_one_sentence(copy_of_the_project, tmp_path, line, sentence, command):
    (copy_of_the_project / ".env").write_bytes(line)
    env = {} if b"VAR_DIR" in line else {"VAR_DIR": str(tmp_path)}
    done = manage(command, root=copy_of_the_project, **env)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert not done.stdout
    assert not (tmp_path / "db.sqlite3").exists()


def test_the_example_is_understood(copy_of_the_project, tmp_path):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    uncommented = [line.removeprefix("# ") for line in example.splitlines() if line.startswith("# ") and "=" in line]
    settings = [line for line in uncommented if line.partition("=")[0].isupper()]
    assert len(settings) == 9
    (copy_of_the_project / ".env").write_text("\n".join(settings))
    assert manage("check", root=copy_of_the_project, VAR_DIR=str(tmp_path)).returncode == 0


def test_the_environment_wins_over_the_file(copy_of_the_project, tmp_path):
    (copy_of_the_project / ".env").write_text("SECRET_KEY=short")
    assert manage("check", root=copy_of_the_project, VAR_DIR=str(tmp_path), SECRET_KEY="long " * 12).returncode == 0


def test_the_key_is_made_once_and_only_its_owner_can_read_it(copy_of_the_project, tmp_path):
    (copy_of_the_project / ".env").write_text("")
    keys = set()
    for _ in range(2):
        assert manage("check", root=copy_of_the_project, VAR_DIR=str(tmp_path)).returncode == 0
        keys.add((tmp_path / "secret_key").read_text())
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_damaged_key_is_named(copy_of_the_project, tmp_path):
    (copy_of_the_project / ".env").write_text("")
    (tmp_path / "secret_key").write_text("")
    done = manage("check", root=copy_of_the_project, VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "secret_key is damaged: delete it" in done.stderr
    assert "Traceback" not in done.stderr
