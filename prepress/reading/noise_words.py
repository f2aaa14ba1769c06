"""Words and addresses by which noise is known: data, and nothing else. All in lower case."""

BACK = (
    "back to top, back to the top, go to top, return to top, to top, top, back to toc, table of contents, "
    "back to contents, back to index, back to menu, к оглавлению, наверх, вверх, к содержанию, в начало, "
    "до змісту, вгору, nach oben, zum anfang, zum inhaltsverzeichnis, volver arriba, volver al inicio, "
    "volver al índice, ir arriba, retour en haut, haut de page, retour au sommaire, torna su, torna all'inizio, "
    "torna all'indice, voltar ao topo, voltar ao início, voltar para o topo, powrót na górę, wróć na górę, "
    "do góry, yukarı, başa dön, naar boven, terug naar boven, zpět nahoru, înapoi sus, tillbaka till toppen, "
    "回到顶部, 返回顶部, 回到目录, 返回目录, 返回, 回到頂部, 返回目錄, トップへ, トップに戻る, 目次へ, 先頭へ, "
    "맨 위로, 위로, 목차로, lên đầu trang, về đầu trang, ke atas, ऊपर जाएं, الى الأعلى, إلى الأعلى, "
    "للأعلى, بازگشت به بالا, חזרה למעלה, στην κορυφή, กลับไปด้านบน"
)
"""How links are worded that lead back to the top or to the table of contents."""

BADGES = (
    *("shields.io", "badge.fury.io", "badgen.net", "forthebadge.com", "travis-ci.", "codecov.io", "coveralls.io"),
    *("/badge.svg", "/badge/", "badge.svg", "badges.", "/badges/", "awesome.re", "komarev.com/ghpvc", "visitor-badge"),
    *("hits.seeyoufarm.com", "hitcounter", "appveyor.com/api", "circleci.com/gh", "snyk.io/test", "gitter.im"),
    *("api.codacy.com", "img.badgesize.io", "david-dm.org", "api.netlify.com/api/v1/badges", "isitmaintained.com"),
)
"""Parts of the addresses of pictures that tell the state of a project."""

AD_ADDRESSES = (
    *("opencollective.com", "buymeacoffee.com", "ko-fi.com", "patreon.com", "paypal.me", "paypal.com/donate"),
    *("github.com/sponsors", "liberapay.com", "tidelift.com", "carbonads"),
)
"""Parts of the addresses by which a project is paid for."""

LANGUAGES = """
    english deutsch german español espanol spanish castellano français francais french italiano italian português
    portugues portuguese brasil brasileiro brazil brazilian русский russian українська ukrainian polski polish čeština
    czech slovenčina slovak slovenščina slovenian hrvatski croatian srpski српски serbian bosanski bosnian български
    bulgarian македонски macedonian română romana romanian magyar hungarian ελληνικά greek türkçe turkce turkish
    nederlands dutch svenska swedish dansk danish norsk norwegian bokmål suomi finnish eesti estonian latviešu latvian
    lietuvių lithuanian shqip albanian català catalan galego galician euskara basque íslenska icelandic gaeilge irish
    العربية عربي عربى arabic مصري egyptian فارسی farsi persian עברית hebrew اردو urdu हिन्दी हिंदी hindi বাংলা bangla
    bengali தமிழ் tamil తెలుగు telugu मराठी marathi ਪੰਜਾਬੀ punjabi ગુજરાતી gujarati മലയാളം malayalam ಕನ್ನಡ kannada नेपाली
    nepali සිංහල sinhala ไทย ภาษาไทย thai tiếng việt vietnamese bahasa indonesia indonesian melayu malay filipino tagalog
    မြန်မာ burmese ខ្មែរ khmer ລາວ lao 中文 汉语 简体 繁體 繁体 简体中文 繁體中文 正體中文 chinese simplified
    traditional mandarin 日本語 にほんご japanese 한국어 한글 한국말 korean монгол mongolian қазақша kazakh o‘zbekcha
    ozbek uzbek azərbaycan azerbaijani հայերեն armenian ქართული georgian беларуская belarusian esperanto latina latin
    kurdî kurdish پښتو pashto kiswahili swahili afrikaans zulu
"""
"""Languages by their own name and in English, with some countries that stand beside them."""

OTHER_LANGUAGES = (
    *("language", "translation", "read this in", "sprache", "übersetzung", "idioma", "traducc", "langue", "traduct"),
    *("lingua", "traduz", "перевод", "язык", "переклад", "мов", "język", "tłumacz", "语言", "翻译", "語言", "翻譯"),
    *("言語", "翻訳", "언어", "번역", "çevir", "dil", "ngôn ngữ", "bahasa", "terjemah", "لغ", "ترجم", "שפ", "भाषा"),
)
"""Parts of words that stand before a list of translations."""

PROJECT_HEADINGS = (
    "about, acknowledgements, acknowledgments, authors, changelog, contents, contribute, contributing, contributors, "
    "credits, donate, faq, feedback, getting started, how to contribute, how to use, installation, introduction, "
    "licence, license, links, overview, quick start, quickstart, references, resources, roadmap, setup, sponsors, "
    "structure, support, table of contents, toc, usage"
)
"""Headings of a text about a project: where one of these stands, the others are no terms to be learnt."""
