"""The single build command: `python build.py` is `prepress build`."""

from prepress.cli import build

if __name__ == "__main__":
    build(prog_name="build.py")
