"""The YAML header between `---` lines is not what it should be.

An error when it cannot be used: it is never closed, or not valid YAML. A warning when one value is of the wrong kind;
that value is left out. A warning also when no line of it is `key: value`: then it is no header, and read as text.

    ---
    title: C#: the basics                            <- bad-front-matter: a colon needs quotes
    tags: {a: b}                                     <- bad-front-matter: a list is wanted
    ---

To mend it, put text that holds a colon, a # or quotes between quotes: `title: "C#: the basics"`.
`frontmatter.py` reports it while it reads the header, so there is nothing left to run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check(
    "bad-front-matter",
    "the front matter is YAML with values of the right kind (found while reading)",
    found_while_reading,
)
