"""What stands in the place of an answer only promises one.

`TBD`, `To be completed.`, `Answer here`, three dots, or a line that sends the reader to another page: it counts as no
answer. The card's back has lines to write on. The packet for interviewers and the book print the words all the same.

    ### 12. What is a quorum?
    **Answer:** TBD                                  <- placeholder, and missing-answer

To mend it, write the answer. `parts.py` reports it while it divides a question into its parts, each wording once, so
there is nothing left to run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check("placeholder", "answers are more than promises of one (info; found while reading)", found_while_reading)
