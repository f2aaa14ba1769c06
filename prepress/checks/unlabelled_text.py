"""Text below a question stands before its first label, or there is no label at all.

Prepress has to choose a side of the card for it: the front, as the context of the question, if an answer is labelled
further down; the back, as the answer, if there is none. Each choice is reported once, with the number of times it was
made.

    ### 12. What is a quorum?
    Think of five replicas.                          <- unlabelled-text: taken for the front
    **Answer:** The number of replicas that must agree.

If the choice is right there is nothing to mend; otherwise begin the text with `**Scenario:**` or
`**Answer:**`. `parts.py` reports it while it divides a question into its parts, so there is nothing left to
run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check("unlabelled-text", "text below a question has a label (info; found while reading)", found_while_reading)
