"""The words and signs with which authors say how difficult a question is, what it is about, and who asks it.

Words of a language stand under its tag (BCP 47), comma between them. `difficulty.py` and `traitlines.py` read them.
"""

from collections.abc import Mapping

Languages = Mapping[str, str]

LEVELS: Mapping[int, Languages] = {
    1: {
        "en": "beginner, beginners, basic, basics, entry, entry-level, novice, newbie, starter, fundamental, trivial, "
        "intro, introductory, fresher, freshers, intern",
        "de": "anfänger, einsteiger, grundlagen",
        "es": "principiante, básico, básica",
        "fr": "débutant, débutante",
        "it": "principiante",
        "ja": "入門, 初心者",
        "ko": "입문",
        "pl": "początkujący, podstawowy",
        "pt": "iniciante, básico, básica",
        "ru": "начальный, базовый, новичок, стажёр",
        "tr": "başlangıç, temel",
        "uk": "початковий, базовий",
        "zh": "入门, 入門, 基础, 基礎",
    },
    2: {
        "en": "easy, junior, simple, elementary, jr",
        "de": "leicht, einfach",
        "es": "fácil",
        "fr": "facile",
        "it": "facile",
        "ja": "初級, 易しい, 簡単",
        "ko": "쉬움, 초급, 하",
        "pl": "łatwy, łatwe, łatwa",
        "pt": "fácil, júnior",
        "ru": "лёгкий, легкий, легко, лёгкая, простой, джуниор, джун",
        "tr": "kolay",
        "uk": "легкий, легко, простий",
        "zh": "初级, 初級, 简单, 簡單, 容易",
    },
    3: {
        "en": "medium, intermediate, mid, middle, moderate, mid-level, normal, regular, average",
        "de": "mittel, mittelschwer, fortgeschritten",
        "es": "medio, media, intermedio, intermedia",
        "fr": "moyen, moyenne, intermédiaire",
        "it": "medio, media, intermedio",
        "ja": "中級, 普通, 標準",
        "ko": "보통, 중급, 중",
        "pl": "średni, średnie, średnia, średniozaawansowany",
        "pt": "médio, média, intermediário, intermédio, pleno",
        "ru": "средний, средняя, средне, мидл, миддл",
        "tr": "orta",
        "uk": "середній, середня",
        "zh": "中级, 中級, 中等, 适中",
    },
    4: {
        "en": "hard, advanced, senior, difficult, challenging, tough, sr",
        "de": "schwer, schwierig",
        "es": "difícil, avanzado, avanzada",
        "fr": "difficile, avancé, avancée",
        "it": "difficile, avanzato, avanzata",
        "ja": "上級, 難しい",
        "ko": "어려움, 고급, 상",
        "pl": "trudny, trudne, trudna, zaawansowany",
        "pt": "difícil, avançado, avançada, sênior",
        "ru": "сложный, сложная, сложно, трудный, продвинутый, сеньор, синьор",
        "tr": "zor, ileri",
        "uk": "складний, складно, просунутий",
        "zh": "高级, 高級, 困难, 困難, 较难, 难",
    },
    5: {
        "en": "expert, experts, staff, principal, architect, master, very hard, insane, guru",
        "de": "experte, experten, sehr schwer",
        "es": "experto, experta, muy difícil",
        "fr": "expert, experte, très difficile",
        "it": "esperto, esperta",
        "ja": "専門家, 超上級",
        "ko": "전문가",
        "pl": "ekspert, bardzo trudny",
        "pt": "especialista, muito difícil",
        "ru": "эксперт, экспертный, очень сложный",
        "tr": "uzman, çok zor",
        "uk": "експерт",
        "zh": "专家, 專家, 资深, 資深, 专家级",
    },
}
"""Level, 1 to 5 -> its words. A word counts for the first level that has it."""

AROUND = "level levels question questions to and up q qs topic topics уровень 级 級 级别 級別"
"""What may stand beside such a word: `Beginner level`, `medium to hard`."""

LETTERS = {"E": 2, "M": 3, "H": 4}
"""What a single letter in square brackets says: `[E]`, `[M]`, `[H]`."""

SIGNS = {"👶": 2, "🐣": 2, "🌱": 2, "🟢": 2, "🟡": 3, "🟠": 4, "🔴": 4, "🚀": 5}
STAR = 3
"""What one star says beside such signs: 👶 easy, ⭐ medium, 🚀 expert. On their own, stars are counted."""

FULL_STARS = "⭐★🌟✭"
EMPTY_STARS = "☆✩"

FACTS: Mapping[str, Languages] = {
    "difficulty": {
        "en": "difficulty, difficulty level",
        "de": "schwierigkeit, schwierigkeitsgrad",
        "es": "dificultad",
        "fr": "difficulté",
        "it": "difficoltà",
        "ja": "難易度",
        "ko": "난이도",
        "pl": "trudność, poziom trudności",
        "pt": "dificuldade",
        "ru": "сложность, уровень сложности",
        "tr": "zorluk, zorluk seviyesi",
        "uk": "складність",
        "zh": "难度, 難度, 难度级别, 难度等级",
    },
    "level": {
        "en": "level, seniority, experience level",
        "de": "niveau",
        "es": "nivel",
        "fr": "niveau",
        "it": "livello",
        "ja": "レベル",
        "pl": "poziom",
        "pt": "nível",
        "ru": "уровень",
        "tr": "seviye",
        "uk": "рівень",
        "zh": "级别",
    },
    "expertise": {"en": "expertise"},
    "tags": {
        "en": "tag, tags, topic, topics, category, categories, skills, keywords, subject, area",
        "de": "thema, themen, kategorie, stichworte",
        "es": "etiquetas, tema, temas, categoría",
        "fr": "étiquettes, thème, thèmes, catégorie",
        "it": "etichette, argomento, categoria",
        "ja": "タグ, カテゴリ",
        "ko": "태그, 분류, 카테고리",
        "pl": "tagi, temat, kategoria",
        "pt": "tags, tema, categoria",
        "ru": "теги, тема, темы, категория",
        "tr": "etiketler, konu, kategori",
        "uk": "теги, тема, категорія",
        "zh": "标签, 標籤, 分类, 分類",
    },
    "companies": {
        "en": "company, companies, asked by, asked in, asked at",
        "de": "firmen",
        "es": "empresas",
        "fr": "entreprises",
        "it": "aziende",
        "pt": "empresas",
        "ru": "компании",
        "zh": "公司",
    },
    "time": {
        "en": "time, estimated time, time limit, duration, reading time, time to answer",
        "de": "dauer",
        "es": "tiempo",
        "fr": "durée",
        "it": "tempo",
        "ja": "所要時間",
        "ru": "время",
        "zh": "时间, 预计时间",
    },
    "room": {"en": "room to write, space to write, writing space, answer space"},
    "other": {
        "en": "frequency, importance, type, question type, experience",
        "zh": "频率",
    },
}
"""What a fact is about -> its labels. All of these are labels of facts; an "other" one is shown with its label."""

ROOM = frozenset({"lines", "line", "grid", "dots", "dot", "squares", "blank", "none", "no"})
ROOM |= {"third", "half", "full", "page", "of", "a", "an", "the"}
"""What may stand behind `Space to write:`, which is about the paper and not shown."""

HOURS = "h hr hrs hour hours std stunde stunden hora horas heure heures ora ore ч час часа часов 小时 時間 시간"
MINUTES = (
    "m min mins minute minutes minuten minuto minutos minuti minuta minuty minut мин минута минуты минут хв dakika dk "
    "分 分钟 分鐘 분"
)
"""The units of a time, with a space between them."""
