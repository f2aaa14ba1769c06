"""The front matter has a title, and the first heading is another one.

A bank has one title: that of the front matter. The heading is left out.

    ---
    title: Consensus
    ---
    # Interview questions on consensus               <- two-titles

To mend it, write the one you want in both places, or remove the other. `reader.py` reports it while it reads the bank,
so there is nothing left to run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check(
    "two-titles", "front matter and heading give the same title (info; found while reading)", found_while_reading
)
