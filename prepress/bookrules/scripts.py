"""Nothing runs, and nothing is there that e-readers leave out.

Kindle rejects scripts, forms, frames and players; on paper-like screens they are dead boxes.
"""

from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, texts
from prepress.proving.epubfile import EpubFile

DEAD = frozenset(
    {"applet", "audio", "button", "canvas", "embed", "form", "frame", "frameset", "iframe", "input", "object", "script",
     "select", "textarea", "video"}
)  # fmt: skip
SCRIPT_TYPES = frozenset({"application/javascript", "text/javascript", "application/ecmascript"})


def run(book: EpubFile) -> Iterator[Fault]:
    """Elements, attributes that hold scripts, and files of scripts."""
    for document in texts(book):
        for spot in book.spots(document.path):
            if spot.name in DEAD:
                what = "a script" if spot.name == "script" else f"<{spot.name}>"
                yield Fault(document.path, f"has {what}, which e-readers leave out and Kindle rejects", spot.within)
            for name, value in spot.element.items():
                if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                    yield Fault(document.path, f"has a script in an attribute ({name})", spot.within)
    for item in book.manifest:
        if item.media_type in SCRIPT_TYPES or "scripted" in item.properties:
            yield Fault(item.path, "is a script, or has some")


RULE = Rule("scripts", "no scripts, forms, frames or players", run)
