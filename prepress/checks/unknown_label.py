"""A paragraph opens with a bold label that Prepress does not know.

Nothing is lost: the text stays where it is, under the label its author gave it: with the question if the answer is yet
to come, else with the answer, after it. The info is there for labels that are misspelt or mean something else. Each
label is reported once, with the number of times it occurs.

    ### 12. What is a quorum?
    **Answer:** The number of replicas that must agree.
    **Folow-up:** How large must it be?              <- unknown-label

To mend it, write one of the known labels: Answer, Scenario, Follow-up and some hundred others, in forty languages;
`label_words.py` lists them. Where authors mark no answers, bold words that nobody knows are only bold words, and
nothing is reported. `parts.py` says so while it divides a question into its parts, so there is nothing left to run
here.
"""

from prepress.check import Check, found_while_reading

CHECK = Check("unknown-label", "labels are known words (info; found while reading)", found_while_reading)
