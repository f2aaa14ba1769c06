"""Two dialects fit a bank about equally well, and would read it differently.

Each dialect scores a bank, and the best one reads it. If another comes close to its score (four fifths of it, or more),
and would give other questions or other parts, it may be the one that is meant. The info names both, with the number of
questions that each finds. A bank that says its dialect itself is not doubted.

    **Q: What is a quorum?**                         <- doubtful-dialect
    A: Enough replicas to decide.

Where no heading asks, or has a mark or an answer, and nothing else looks like questions, the headings of one level are
taken for some, and the info says that.

To mend it, write the dialect into the front matter: `dialect: inline-labels`. `reader.py` says so while it reads, so
there is nothing left to run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check("doubtful-dialect", "one dialect fits best by far (info; found while reading)", found_while_reading)
