# Short names for the commands of the README; make is not needed for anything.
.PHONY: run test format

.venv:
	python3 -m venv .venv && .venv/bin/pip install -r requirements-test.txt

run: .venv
	.venv/bin/python manage.py serve

test: .venv
	.venv/bin/python -m pytest

format:
	.venv/bin/ruff check --fix . && .venv/bin/ruff format . && .venv/bin/djlint --reformat templates
