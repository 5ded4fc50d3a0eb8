"""`python -m halles`: the command line."""

from halles.config.cli import main

main()
