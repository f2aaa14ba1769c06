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


FONTS_OF_BLOCKS = (
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("hebrew", re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("devanagari", re.compile("[\u0900-\u097f\ua8e0-\ua8ff]")),
    ("japanese", re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")),
    ("korean", re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
)
HAN = re.compile(
    "[\u2e80-\u3040\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\U00020000-\U0003ffff]"
)
TRADITIONAL = re.compile(r"zh-(?:.*\b)?(?:hant|tw|hk|mo)\b", re.IGNORECASE)


def font_for_han(tag: str) -> str:
    """Which of the fonts that can be added draws Chinese characters as readers of this language write them."""
    if TRADITIONAL.match(tag):
        return "chinese-traditional"
    return {"ja": "japanese", "ko": "korean"}.get(tag.partition("-")[0].lower(), "chinese")


def font_for(character: str, tag: str) -> str:
    """Which of the fonts that can be added has a character, in a text of this language; "" if none does."""
    if HAN.match(character):
        return "chinese" if font_for_han(tag) == "korean" else font_for_han(tag)
    return next((name for name, letters in FONTS_OF_BLOCKS if letters.match(character)), "")
