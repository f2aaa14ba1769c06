"""A language tag -> the tag as XML wants it, and the direction in which the language is written."""

import re

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[xi](-[A-Za-z0-9]{1,8})+", re.ASCII)
"""The shape of RFC 5646 without names of 4 to 8 letters, which are reserved or registered for no language."""

UNDETERMINED = "und"

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
RIGHT_TO_LEFT_SCRIPT = re.compile(r"-(?:adlm|arab|aran|hebr|mand|nkoo|rohg|syrc|thaa)\b", re.IGNORECASE)
SCRIPT = re.compile(r"-[a-z]{4}\b", re.IGNORECASE)


def language_tag(said: str) -> str:
    """The tag that an author meant (`pt_BR` is `pt-BR`), "und" for what cannot be one."""
    tag = said.strip().replace("_", "-")
    return tag if TAG.fullmatch(tag) else UNDETERMINED


def direction_of(tag: str) -> str:
    """ "ltr" or "rtl"; a script named in the tag counts for more than the language."""
    if SCRIPT.search(tag):
        return "rtl" if RIGHT_TO_LEFT_SCRIPT.search(tag) else "ltr"
    return "rtl" if tag.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
