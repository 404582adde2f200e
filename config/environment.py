"""Reads the environment and `.env`, and refuses what it does not understand with one sentence.

A misspelled name in `.env` would otherwise be silently ignored, and the site would run with a
default that nobody chose.
"""

import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

KNOWN = {
    "DEBUG": bool,
    "SECRET_KEY": str,
    "ALLOWED_HOSTS": list,
    "HTTPS": bool,
    "DATABASE_URL": str,
    "CACHE_URL": str,
    "VAR_DIR": str,
    "EXIT_URL": str,
    "STARTER_DATA": str,
}
TRUE_WORDS = {"true", "yes", "on", "1"}
FALSE_WORDS = {"false", "no", "off", "0"}


class EnvironmentMistake(ImproperlyConfigured):
    """What a person wrote in `.env` or the environment cannot be used; the text says what to do."""


def read_env_file(path: Path) -> dict[str, str]:
    """Return the names and values of `path`; an absent file is an empty one."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise EnvironmentMistake(f"{path} cannot be read ({reason}).") from error
    lines = [line.strip() for line in text.splitlines()]
    return dict(read_line(number, line) for number, line in enumerate(lines, start=1) if line and line[0] != "#")


def read_line(number: int, line: str) -> tuple[str, str]:
    name, equals, value = line.partition("=")
    name = name.removeprefix("export ").strip()
    if not equals or not name:
        raise EnvironmentMistake(
            f".env line {number} is not NAME=value: write one setting per line, or start it with #."
        )
    if name not in KNOWN:
        raise EnvironmentMistake(
            f".env line {number} sets {name}, which is not a setting of this site. "
            f"Known names: {', '.join(sorted(KNOWN))}."
        )
    return name, value.strip().strip("'\"")


def load(base_dir: Path) -> environ.Env:
    """Return a reader of the environment; a real environment variable wins over `.env`."""
    for name, value in read_env_file(base_dir / ".env").items():
        os.environ.setdefault(name, value)
    for name, kind in KNOWN.items():
        value = os.environ.get(name)
        if kind is bool and value is not None and value.lower() not in TRUE_WORDS | FALSE_WORDS:
            raise EnvironmentMistake(f"{name} must be true or false, not {value!r}.")
    return environ.Env()


def database(env: environ.Env, default: str) -> dict:
    """Return Django's settings for `DATABASE_URL`: SQLite or PostgreSQL, each as we measured it."""
    url = env.str("DATABASE_URL", default="") or default
    scheme = url.partition("://")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        raise EnvironmentMistake("DATABASE_URL must name SQLite (sqlite:///PATH) or PostgreSQL (postgres://...).")
    try:
        settings = env.db_url_config(url)
    except Exception as error:  # the parser raises whatever it meets
        raise EnvironmentMistake(
            "DATABASE_URL cannot be read: write sqlite:///PATH or postgres://USER:PASSWORD@HOST/NAME."
        ) from error
    if not settings.get("NAME"):
        raise EnvironmentMistake("DATABASE_URL names no database: write it after the last /.")
    if scheme == "sqlite":
        # Without WAL and IMMEDIATE most concurrent saves fail as "database is locked".
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    else:
        settings["CONN_MAX_AGE"] = 0
        settings["CONN_HEALTH_CHECKS"] = True
        # Three seconds, then a page says so or comes from the page cache: by default both wait for half a minute.
        settings["OPTIONS"] = {"connect_timeout": 3, **settings.get("OPTIONS", {}), "pool": {"timeout": 3}}
    return settings


def cache(env: environ.Env) -> dict:
    """Return Django's settings for `CACHE_URL`: memory of each worker, or Redis for several."""
    try:
        return env.cache_url_config(env.str("CACHE_URL", default="") or "locmemcache://")
    except Exception as error:  # the parser raises whatever it meets
        raise EnvironmentMistake("CACHE_URL cannot be read: write redis://HOST:PORT/0, or leave it out.") from error


def folder(name: str, default: Path) -> Path:
    """Return the folder that `name` says, `default` when it is absent or empty."""
    return Path(os.environ.get(name) or default).resolve()


def web_address(name: str, default: str) -> str:
    address = os.environ.get(name) or default
    if not address.startswith(("https://", "http://")):
        raise EnvironmentMistake(f"{name} must be an address that begins with https://, not {address!r}.")
    return address


def secret_key(env: environ.Env, var_dir: Path) -> str:
    """Return `SECRET_KEY`, or the key of this installation, made once and readable by its owner only."""
    if key := env.str("SECRET_KEY", default=""):
        if len(key) < 50:
            raise EnvironmentMistake("SECRET_KEY must have at least 50 characters.")
        return key
    path = var_dir / "secret_key"
    try:
        if not path.exists():
            make_secret_key(path)
        key = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise EnvironmentMistake(
            f"The folder {var_dir} cannot be written ({error.strerror}): "
            "make it writable, or set VAR_DIR to one that is."
        ) from error
    if len(key) < 50:
        raise EnvironmentMistake(f"{path} is damaged: delete it, and the next start makes a new key.")
    return key


def make_secret_key(path: Path) -> None:
    """Write the key beside `path`, then name it: of two that start at once, one wins and both read it whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
