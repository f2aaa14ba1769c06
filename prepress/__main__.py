"""`python -m prepress` is the `prepress` command."""

from prepress.cli import main

if __name__ == "__main__":
    main()
