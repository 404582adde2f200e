#!/usr/bin/env python
"""Every command of the site starts here: `python manage.py serve`, `... check`, `... roles`."""

import os
import sys

from config.environment import EnvironmentMistake


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except EnvironmentMistake as mistake:
        sys.exit(f"manage.py: {mistake}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
