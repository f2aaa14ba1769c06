"""Which words and letters are common in which language: data for `tongue.py`, nothing else."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese", "zh-Hans": "Chinese in simplified characters", "zh-Hant": "Chinese in traditional characters",
}  # fmt: skip

SCRIPTS: Mapping[str, tuple[str, float]] = {
    "Latin": ("A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", 1),
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", 1),
    "Cyrillic": ("\u0400-\u052f", 1),
    "Hebrew": ("\u05d0-\u05f2\ufb1d-\ufb4f", 1.3),
    "Arabic": (
        "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
        1.2,
    ),
    "Devanagari": ("\u0900-\u0963\u0971-\u097f\ua8e0-\ua8ff", 1),
    "Kana": ("\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d", 2),
    "Hangul": ("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", 2),
    "Han": ("\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", 2.5),
}
"""The letters of each script as the inside of a character class, and how many Latin letters one says as much as."""

LETTERS: Mapping[str, Mapping[str, tuple[str, float]]] = {
    "Cyrillic": {
        "be": ("ўЎ", 0.004), "uk": ("іїєґІЇЄҐ", 0.02), "sr": ("јљњћђџЈЉЊЋЂЏ", 0.02), "bg": ("ъЪ", 0.008),
    },
    "Arabic": {"ur": ("ٹڈڑںےہ", 0.02), "fa": ("پچژگکی", 0.02)},
    "Han": {"zh-Hant": ("這個們為國學時說對會來開關點應該發過還後裡兩實數變從無與體種請問題", 0.02),
            "zh-Hans": ("这个们为国学时说对会来开关点应该发过还后里两实数变从无与体种请问题", 0.02)},
}  # fmt: skip
"""Letters that tell languages of one script apart, with the share of all its letters from which on they do."""

USUAL: Mapping[str, str] = {
    "Greek": "el", "Cyrillic": "ru", "Hebrew": "he", "Arabic": "ar", "Devanagari": "hi", "Hangul": "ko", "Han": "zh",
}  # fmt: skip

COMMON_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "cs": "je se na to že jak co jsou pro nebo ale když který která které při jako mezi tak ve po už být není jaký",
        "da": "og er det at en den til af på som med for der ikke et hvad hvordan kan eller fra har hvis hvorfor skal",
        "de": "der die das und ist ein eine nicht mit von den dem zu auf für was wie sich auch wird sind oder werden",
        "en": "the is of and to in a what that it for are how be with you this as which can on or do an from when why",
        "es": "el la los las de que y en un una es por con para como se qué cómo cuál son del al lo su más pero entre",
        "fi": "on ja ei se että mitä miten kun tai mikä ovat joka jos voi kuin myös sen niin oli mutta ole tämä miksi",
        "fr": "le la les de des et est un une en que qui dans pour par sur avec ce du pas il au sont ou plus quel",
        "hu": "a az és egy hogy nem is mi van ez ha meg mint vagy csak milyen miért hogyan azt lehet már de amely",
        "id": "yang dan di untuk dengan dari ini pada adalah apa tidak itu dalam akan ke atau bagaimana oleh dapat",
        "it": "il la di che e un una è per in con non del della sono come cosa si le lo da gli nel tra più anche quale",
        "nl": "de het een van en is in dat op te voor niet met wat hoe zijn die aan er je of bij ook als deze dan",
        "pl": "jest nie się na to do że co jak czy jest są dla od przez lub jaki jakie który która które oraz gdy",
        "pt": "o a os as de que e em um uma é por com para como não se do da no na são qual mais ou você seu quando",
        "ro": "și este de la un o în care pe cu nu ce sunt pentru din mai sau cum între fi să se ca când dacă prin",
        "sv": "och är det att en i som på av för med den till inte ett hur vad kan om du har eller när från varför",
        "tr": "bir ve bu ne için ile nedir mi da de olarak nasıl olan daha gibi çok var ya veya değil kadar hangi",
        "vi": "là và của có không gì các cho được trong một những với bạn khi này để như thế nào về trên từ hay đã",
    }.items()
}
