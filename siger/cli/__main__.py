"""`python -m siger.cli` is the `siger` command, for a checkout in which the command is not installed."""

from siger.cli.main import run

if __name__ == "__main__":
    run()
