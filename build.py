"""The single build command: `python build.py` is `prepress build`."""

import sys

from prepress.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="build.py")
