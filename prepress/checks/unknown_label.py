"""A paragraph opens with a bold label that Prepress does not know.

Nothing is lost: the text stays with the answer, after it, under the label its author gave it. The info is
there for labels that are misspelt or mean something else than a note.

    ### 12. What is a quorum?
    **Answer:** The number of replicas that must agree.
    **Folow-up:** How large must it be?              <- unknown-label

To mend it, write one of the known labels: Answer, Key Components, Scenario, Follow-up. `parts.py` reports it
while it divides a question into its parts, so there is nothing left to run here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check("unknown-label", "labels are known words (info; found while reading)", found_while_reading)
