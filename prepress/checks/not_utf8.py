"""A file is not UTF-8 text.

Banks are UTF-8, with or without a byte order mark. Anything else would be printed with wrong letters, so it
is not made. The place is that of the first byte which cannot be UTF-8: mostly a letter with an accent that
was saved as Latin-1 or Windows-1252, or the very beginning of a file that was saved as UTF-16.

    ### Was ist ein Köder?                           <- not-utf8, at the ö of a file saved as Latin-1

To mend it, save the file as UTF-8 in your editor, or convert it (write the name of its encoding for LATIN1):

    iconv -f LATIN1 -t UTF-8 bank.md > new.md
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme
from prepress.source import Source, Span


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Report an error at the first character that cannot be decoded."""
    for source in bank.source.files:
        if source.undecodable is not None:
            span = Span(source.undecodable, source.undecodable + 1)
            message = "The file is not UTF-8 text: here is a byte that cannot be."
            report.on(source).error(CHECK.name, span, message, _hint(source))


def _hint(source: Source) -> str:
    """Letters that were decoded would be spoilt by a conversion; in UTF-16 every second byte of most is zero."""
    if any(letter > "\x7f" and letter != "\ufffd" for letter in source.text):
        return "Type this character anew and save the file: most of it is UTF-8 already."
    likely = "UTF-16" if source.text.count("\0") * 3 > len(source.text) else "LATIN1"
    return f"Save it as UTF-8, or convert it: iconv -f {likely} -t UTF-8 {source.path.name} > new.md"


CHECK = Check("not-utf8", "a bank is UTF-8 text", run)
