#!/bin/sh
# What a container does: bring the tables and files up to date, then serve to the nginx beside it.
set -e
python manage.py prepare
exec gunicorn --config config/gunicorn.py --bind 0.0.0.0:8000
