"""Prints how many questions of questions.csv are answered, by language.

python -m tests.search.run_questions            the part that settings may be tried on, with its misses
python -m tests.search.run_questions --aside    the third that nothing was tried on: the table only
"""

import os
import sys
import tempfile


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        import django

        django.setup()
        from django.core.management import call_command

        from tests.search.questions import FIRST, ask_all, load_site, questions, table

        call_command("migrate", verbosity=0)
        load_site()
        aside = "--aside" in sys.argv
        answered = ask_all([question for question in questions() if question.aside == aside])
        for one in answered if not aside else ():
            if one.place is None or one.place > FIRST:
                wanted = " ".join(sorted(one.question.must)[:3])
                sys.stdout.write(f"{one.question.id}  {one.question.text}  wanted {wanted}, at {one.place}\n")
        sys.stdout.write("\n".join(table(answered)) + "\n")


if __name__ == "__main__":
    main()
