"""The language of a book -> the words that the book itself says: on its links, in its headings, on its title page.

Each phrase is made so that a name or a number fits into it in every language: where cases would bend it, it stands
behind a colon. A language that is not here gets English, and the book says of those words that they are English.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {
    "ar": """الغلاف: {}|صفحة العنوان|المحتويات|معالم الكتاب|بداية الأسئلة|مقدمة|الجزء {}|القسم {}
        |{}، تتمة ({})|الإجابات|الإجابات: {}|لا توجد إجابة في المصدر.|السؤال {}|{}، القسم {}
        |الإجابة: {}|رجوع: {}|التالي: {}|قائمة المراجعة|إلى قائمة المراجعة|حسب الصعوبة|حسب الوسم
        |حسب القسم|مبتدئ, سهل, متوسط, صعب, خبير|غير محدد|بيانات النشر
        |الأسئلة, الفئة, الموضوع, الصعوبة, الوسوم, التحديث, السلسلة, الناشر|«{}»""",
    "de": """Umschlag: {}|Titelseite|Inhalt|Orientierungspunkte|Beginn der Fragen|Einleitung|Teil {}
        |Abschnitt {}|{}, Fortsetzung ({})|Antworten|Antworten: {}
        |In der Quelle steht keine Antwort.|Frage {}|{} in Abschnitt {}|Antwort: {}|Zurück: {}
        |Weiter: {}|Checkliste|Zur Checkliste|Nach Schwierigkeit|Nach Schlagwort|Nach Abschnitt
        |Anfänger, Leicht, Mittel, Schwer, Experte|Ohne Angabe|Impressum
        |Fragen, Kategorie, Thema, Schwierigkeit, Schlagwörter, Stand, Reihe, Verlag|„{}“""",
    "en": """Cover: {}|Title page|Contents|Landmarks|Start of questions|Introduction|Part {}|Section {}
        |{}, continued ({})|Answers|Answers: {}|No answer in the source.|question {}
        |{} of section {}|Answer to {}|Back to {}|Next: {}|Checklist|To the checklist
        |By difficulty|By tag|By section|Beginner, Easy, Medium, Hard, Expert|Not said|Colophon
        |Questions, Category, Topic, Difficulty, Tags, Updated, Series, Publisher|“{}”""",
    "es": """Cubierta: {}|Portada|Índice|Puntos de referencia|Inicio de las preguntas|Introducción
        |Parte {}|Sección {}|{}, continuación ({})|Respuestas|Respuestas: {}
        |La fuente no da respuesta.|pregunta {}|{} de la sección {}|Respuesta: {}|Volver: {}
        |Siguiente: {}|Lista de repaso|A la lista de repaso|Por dificultad|Por etiqueta
        |Por sección|Principiante, Fácil, Media, Difícil, Experto|Sin indicar|Colofón
        |Preguntas, Categoría, Tema, Dificultad, Etiquetas, Actualizado, Serie, Editorial|«{}»""",
    "fr": """Couverture : {}|Page de titre|Sommaire|Repères|Début des questions|Introduction|Partie {}
        |Section {}|{}, suite ({})|Réponses|Réponses : {}|La source ne donne pas de réponse.
        |question {}|{} de la section {}|Réponse : {}|Retour : {}|Suivante : {}|Liste de contrôle
        |Vers la liste de contrôle|Par difficulté|Par étiquette|Par section
        |Débutant, Facile, Moyen, Difficile, Expert|Non précisé|Achevé d’imprimer
        |Questions, Catégorie, Sujet, Difficulté, Étiquettes, Mise à jour, Collection, Éditeur|« {} »""",
    "he": """כריכה: {}|עמוד השער|תוכן העניינים|ציוני דרך|תחילת השאלות|מבוא|חלק {}|פרק {}|{}, המשך ({})
        |תשובות|תשובות: {}|אין תשובה במקור.|שאלה {}|{}, פרק {}|תשובה: {}|חזרה: {}|הבאה: {}
        |רשימת בדיקה|אל רשימת הבדיקה|לפי רמת קושי|לפי תגית|לפי פרק|מתחיל, קל, בינוני, קשה, מומחה
        |לא צוין|פרטי הספר|שאלות, קטגוריה, נושא, רמת קושי, תגיות, עודכן, סדרה, הוצאה לאור|”{}”""",
    "it": """Copertina: {}|Frontespizio|Indice|Punti di riferimento|Inizio delle domande|Introduzione
        |Parte {}|Sezione {}|{}, continua ({})|Risposte|Risposte: {}|La fonte non dà una risposta.
        |domanda {}|{} della sezione {}|Risposta: {}|Indietro: {}|Avanti: {}|Lista di controllo
        |Alla lista di controllo|Per difficoltà|Per etichetta|Per sezione
        |Principiante, Facile, Media, Difficile, Esperto|Non indicata|Colophon
        |Domande, Categoria, Argomento, Difficoltà, Etichette, Aggiornato, Serie, Editore|«{}»""",
    "ja": """表紙：{}|扉|目次|ランドマーク|問題の始まり|はじめに|第{}部|第{}章|{}（続き {}）|解答
        |解答：{}|元の資料に解答はありません。|問{}|{}（第{}章）|解答：{}|戻る：{}|次へ：{}
        |チェックリスト|チェックリストへ|難易度別|タグ別|章別|入門, 易しい, 普通, 難しい, 上級
        |記載なし|奥付|問題数, 分類, 主題, 難易度, タグ, 更新日, シリーズ, 出版社|「{}」""",
    "ko": """표지: {}|속표지|차례|랜드마크|문제 시작|머리말|제{}부|제{}장|{}, 이어짐 ({})|해답|해답: {}
        |원본에 답이 없습니다.|문제 {}|{}, 제{}장|해답: {}|돌아가기: {}|다음: {}|체크리스트
        |체크리스트로|난이도별|태그별|장별|입문, 쉬움, 보통, 어려움, 전문가|표시 없음|판권
        |문제, 분류, 주제, 난이도, 태그, 갱신일, 시리즈, 출판사|‘{}’""",
    "nl": """Omslag: {}|Titelpagina|Inhoud|Oriëntatiepunten|Begin van de vragen|Inleiding|Deel {}
        |Hoofdstuk {}|{}, vervolg ({})|Antwoorden|Antwoorden: {}|De bron geeft geen antwoord.
        |vraag {}|{} van hoofdstuk {}|Antwoord: {}|Terug: {}|Volgende: {}|Checklist
        |Naar de checklist|Op moeilijkheid|Op trefwoord|Op hoofdstuk
        |Beginner, Makkelijk, Gemiddeld, Moeilijk, Expert|Niet vermeld|Colofon
        |Vragen, Categorie, Onderwerp, Moeilijkheid, Trefwoorden, Bijgewerkt, Reeks, Uitgever|‘{}’""",
    "pl": """Okładka: {}|Strona tytułowa|Spis treści|Punkty orientacyjne|Początek pytań|Wstęp|Część {}
        |Rozdział {}|{}, ciąg dalszy ({})|Odpowiedzi|Odpowiedzi: {}|W źródle nie ma odpowiedzi.
        |pytanie {}|{}, rozdział {}|Odpowiedź: {}|Powrót: {}|Dalej: {}|Lista kontrolna
        |Do listy kontrolnej|Według trudności|Według tagu|Według rozdziału
        |Początkujący, Łatwe, Średnie, Trudne, Ekspert|Nie podano|Stopka
        |Pytania, Kategoria, Temat, Trudność, Tagi, Aktualizacja, Seria, Wydawca|„{}”""",
    "pt": """Capa: {}|Folha de rosto|Sumário|Pontos de referência|Início das perguntas|Introdução
        |Parte {}|Seção {}|{}, continuação ({})|Respostas|Respostas: {}|A fonte não dá resposta.
        |pergunta {}|{} da seção {}|Resposta: {}|Voltar: {}|Próxima: {}|Lista de revisão
        |Para a lista de revisão|Por dificuldade|Por etiqueta|Por seção
        |Iniciante, Fácil, Média, Difícil, Especialista|Não indicada|Colofão
        |Perguntas, Categoria, Tema, Dificuldade, Etiquetas, Atualizado, Série, Editora|“{}”""",
    "ru": """Обложка: {}|Титульный лист|Содержание|Ориентиры|Начало вопросов|Введение|Часть {}
        |Раздел {}|{}, продолжение ({})|Ответы|Ответы: {}|В источнике нет ответа.|вопрос {}
        |{}, раздел {}|Ответ: {}|Назад: {}|Далее: {}|Контрольный список|К контрольному списку
        |По сложности|По тегам|По разделам|Начальный, Лёгкий, Средний, Сложный, Экспертный
        |Не указано|Выходные данные
        |Вопросы, Категория, Тема, Сложность, Теги, Обновлено, Серия, Издатель|«{}»""",
    "zh": """封面：{}|书名页|目录|导航标记|问题开始|引言|第{}部分|第{}章|{}（续 {}）|答案|答案：{}
        |原文没有答案。|问题{}|{}（第{}章）|答案：{}|返回：{}|下一题：{}|复习清单|转到复习清单
        |按难度|按标签|按章节|入门, 简单, 中等, 困难, 专家|未注明|版权页
        |问题, 类别, 主题, 难度, 标签, 更新, 丛书, 出版社|“{}”""",
}
"""All phrases of a language in the order of the fields of `Words`."""


@dataclass(frozen=True)
class Words:
    """What a book says, each with `{}` for what is filled in; `levels` and `facts` are lists with commas."""

    cover: str
    title_page: str
    contents: str
    landmarks: str
    start: str
    introduction: str
    part: str
    section: str
    continued: str
    answers: str
    answers_to: str
    no_answer: str
    question: str
    of_section: str
    answer_to: str
    back_to: str
    next: str
    checklist: str
    to_checklist: str
    by_difficulty: str
    by_tag: str
    by_section: str
    levels: str
    not_said: str
    colophon: str
    facts: str
    quoted: str

    def level(self, number: int) -> str:
        """The name of a level from 1 to 5; 0 is one that nobody says."""
        return self.levels.split(", ")[number - 1] if number else self.not_said


def words_for(language: str) -> Words:
    """The words in a language, by its tag."""
    phrases = LANGUAGES[spoken_in(language)].split("|")
    return Words(*(" ".join(phrase.split()) for phrase in phrases))


def spoken_in(language: str) -> str:
    """The language of those words: the one asked for, or English."""
    primary = language.partition("-")[0].lower()
    return primary if primary in LANGUAGES else ENGLISH
