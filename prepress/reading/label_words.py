"""The words that authors put before a part of a question, by what they mean and by language: data, and nothing else.

Written as `labels.py` compares them: case, hyphens, numbers and brackets behind a word make no difference.
"""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "answer": {
        "en": "a, ans, answer, answers, key components, model response, reply, response, sample response, solution, "
        "solutions, suggested solution, sample solution, possible solution, right option, correct option, back, "
        "back side, expected output, expected result, expected response, suggested answers, sample answers, "
        "model answers, correct answers",
        "ar": "الإجابة, الأجابة, الاجابة, إجابة, اجابة, الجواب, جواب, الحل, ج, الإجابة الصحيحة, الإجابة النموذجية",
        "az": "cavab",
        "be": "адказ",
        "bg": "отговор",
        "bn": "উত্তর",
        "bs": "odgovor, rješenje, rešenje",
        "ca": "resposta, solució",
        "cs": "odpověď, řešení, správná odpověď, vzorová odpověď",
        "da": "svar, løsning",
        "de": "antwort, antworten, lösung, musterantwort, musterlösung, erwartete antwort, ausführliche antwort, "
        "rückseite, beispielantwort, mögliche antwort, antwortvorschlag, lösungsvorschlag, lösungen, "
        "richtige antwort",
        "el": "απάντηση, λύση",
        "es": "respuesta, respuestas, reverso, respuesta correcta, respuestas correctas, respuesta esperada, "
        "solución, r, resp, respuesta modelo, respuesta sugerida, respuesta completa, respuesta detallada",
        "et": "vastus",
        "fa": "پاسخ, جواب, ج, پاسخ صحیح",
        "fi": "vastaus, ratkaisu",
        "fr": "réponse, réponses, bonne réponse, réponse attendue, réponse détaillée, solution, corrigé, r, rép, "
        "réponse type, réponse suggérée, réponse modèle, éléments de réponse",
        "he": "תשובה, פתרון",
        "hi": "उत्तर, जवाब, उ, सही उत्तर",
        "hu": "válasz, megoldás",
        "id": "jawaban, jawab, solusi, jawaban benar, jawaban yang benar, contoh jawaban",
        "it": "risposta, risposte, risposta corretta, soluzione, r, risposta attesa, risposta modello, "
        "risposta suggerita, risposta dettagliata",
        "ja": "答え, 答, 回答, 回答欄, 解答欄, 解答, 解答と解説, 正解, 解答例, 回答例, 模範解答, 模範回答, "
        "回答ポイント",
        "kk": "жауап",
        "ko": "답, 답변, 정답, 해답, 모범 답안, 답변 예시, 예시 답변, 모범 답변, 풀이, 답안, 정답 및 해설",
        "lt": "atsakymas",
        "lv": "atbilde",
        "mr": "उत्तर",
        "nl": "antwoord, antwoorden, juiste antwoord, goede antwoord, goed, oplossing",
        "no": "svar, løsning",
        "pl": "odpowiedź, odpowiedzi, rozwiązanie, odp, poprawna odpowiedź, prawidłowa odpowiedź, "
        "przykładowa odpowiedź, oczekiwana odpowiedź",
        "pt": "resposta, respostas, resposta correta, solução, r, resp, gabarito, resposta esperada, "
        "resposta sugerida, resposta modelo, resposta completa, resposta detalhada",
        "ro": "răspuns, raspuns, soluție",
        "ru": "ответ, ответы, о, otvet, правильный ответ, ожидаемый ответ, развёрнутый ответ, подробный ответ, "
        "решение, полный ответ, развернутый ответ, пример ответа, верный ответ",
        "sk": "odpoveď, riešenie",
        "sl": "odgovor, rešitev",
        "sq": "përgjigja, përgjigje",
        "sr": "одговор, решење",
        "sv": "svar, lösning",
        "ta": "பதில்",
        "te": "సమాధానం",
        "th": "คำตอบ, เฉลย, ตอบ",
        "tr": "cevap, yanıt, çözüm, doğru cevap, örnek cevap, cevaplar, beklenen cevap, detaylı cevap",
        "uk": "відповідь, розв'язання, рішення, відповіді, правильна відповідь, повна відповідь, приклад відповіді, "
        "очікувана відповідь",
        "ur": "جواب",
        "uz": "javob",
        "vi": "đáp án, trả lời, câu trả lời, lời giải, đáp, đáp án đúng, câu trả lời mẫu, gợi ý trả lời, "
        "lời giải chi tiết",
        "zh": "答案, 答, 解答, 回答, 参考答案, 參考答案, 答案要点, 答案要點, 参考回答, 标准答案, 正确答案, "
        "正確答案, 详细答案, 解决方案, 解決方案, 完整解决方案, 完整解決方案, 解法, 题解, 題解, 答案解析, 详细解答, "
        "详细回答, 参考解答, 标准回答, 标准解答, 回答要点, 答题要点, 回答思路, 解题思路, 答题思路, 满分回答, "
        "高分回答, 回答示例, 示例回答, 示例答案, 推荐回答, 完整回答, 我的答案, 我的回答",
    },
    "short-answer": {
        "en": "quick answer, short answer, brief answer, concise answer, one line answer, one liner, short version, "
        "elevator pitch, tl;dr, tldr, in short, in a nutshell",
        "de": "kurzantwort, kurze antwort, kurz",
        "es": "respuesta corta, respuesta breve, respuesta rápida, en breve",
        "fr": "réponse courte, réponse brève, réponse rapide, en bref",
        "it": "risposta breve, in breve",
        "ja": "短い答え, 簡潔な答え, 一言で",
        "ko": "짧은 답변, 간단한 답변, 한 줄 요약",
        "pl": "krótka odpowiedź, w skrócie",
        "pt": "resposta curta, resposta rápida, em resumo",
        "ru": "краткий ответ, короткий ответ, быстрый ответ, кратко, коротко",
        "tr": "kısa cevap, kısaca",
        "uk": "коротка відповідь, коротко",
        "zh": "简短回答, 简答, 簡答, 快速回答, 一句话答案, 一句话总结, 简要回答",
    },
    "explanation": {
        "en": "what they're looking for, what they are looking for, what we're looking for, what i'm looking for, "
        "what they want to hear, explanation, explanations, detailed explanation, "
        "key point, key points, key points to cover, "
        "key points to emphasize, key points to mention, main points, points to cover, talking points, rationale, "
        "reasoning, what to look for, what to listen for, what interviewers look for, what good looks like, "
        "expected points, key takeaways, why, why it works, why this works",
        "ar": "الشرح, شرح, التفسير",
        "cs": "vysvětlení",
        "de": "erklärung, erläuterung, begründung, kernpunkte, ausführliche erklärung",
        "es": "explicación, puntos clave, explicación detallada, retroalimentación",
        "fr": "explication, explications, points clés, explication détaillée, justification",
        "hi": "स्पष्टीकरण, व्याख्या",
        "id": "penjelasan, pembahasan",
        "it": "spiegazione, punti chiave, spiegazione dettagliata",
        "ja": "解説, 説明, ポイント, 詳しい解説",
        "ko": "설명, 해설, 핵심 포인트, 자세한 설명, 상세 설명",
        "nl": "uitleg, toelichting",
        "pl": "wyjaśnienie, wytłumaczenie, uzasadnienie",
        "pt": "explicação, pontos chave, explicação detalhada, justificativa",
        "ru": "объяснение, пояснение, разбор, ключевые моменты, ключевые пункты, подробное объяснение, "
        "подробный разбор, развёрнутое объяснение",
        "tr": "açıklama, detaylı açıklama",
        "uk": "пояснення, детальне пояснення",
        "vi": "giải thích, giải thích chi tiết, phương pháp giải, giải chi tiết, hướng dẫn giải",
        "zh": "解析, 解释, 解釋, 说明, 分析, 要点, 要點, 考察要点, 考察要點, 考察点, 考点, 评分要点, 关键点, "
        "深入理解, 详细解析, 详细解释, 详细说明, 核心要点, 关键要点, 核心考点",
    },
    "context": {
        "en": "scenario, case, context, problem, problem statement, problem description, the problem, details, "
        "given, background, task, requirements, constraints, functional requirements, non functional requirements, "
        "setup, the situation",
        "de": "szenario, ausgangslage, aufgabe, aufgabenstellung, anforderungen, kontext, problem",
        "es": "escenario, contexto, problema, enunciado, requisitos",
        "fr": "scénario, contexte, problème, énoncé, exigences",
        "id": "skenario, konteks",
        "it": "scenario, contesto, problema, requisiti",
        "ja": "シナリオ, 背景, 前提, 条件, 要件, 問題文",
        "ko": "시나리오, 배경, 조건, 요구사항",
        "pl": "scenariusz, kontekst, wymagania",
        "pt": "cenário, contexto, problema, requisitos",
        "ru": "сценарий, контекст, условие, условия, задача, проблема, требования, дано",
        "tr": "senaryo, bağlam, gereksinimler",
        "uk": "сценарій, контекст, умова, завдання, вимоги",
        "vi": "tình huống, đề bài",
        "zh": "场景, 場景, 场景描述, 背景, 问题背景, 問題背景, 题目描述, 問題描述, 问题描述, 技术挑战, 技術挑戰, "
        "要求, 约束条件, 需求, 题目要求, 面试场景",
    },
    "options": {
        "en": "options, choices, answer options, answer choices, possible answers",
        "ar": "الخيارات",
        "cs": "možnosti",
        "de": "antwortmöglichkeiten, optionen",
        "es": "opciones",
        "fr": "options, choix",
        "hi": "विकल्प",
        "id": "pilihan, pilihan jawaban",
        "it": "opzioni",
        "ja": "選択肢",
        "ko": "보기, 선택지",
        "nl": "opties",
        "pl": "opcje",
        "pt": "opções, alternativas",
        "ru": "варианты, варианты ответа, варианты ответов",
        "tr": "seçenekler, şıklar",
        "uk": "варіанти, варіанти відповіді",
        "vi": "lựa chọn, các lựa chọn, phương án",
        "zh": "选项, 選項",
    },
    "follow-up": {
        "en": "follow up, follow ups, followup, followups, follow up q, follow up question, follow up questions, "
        "possible follow up, possible follow ups, potential follow ups, follow up prompts, probing questions, "
        "further questions, next question",
        "ar": "أسئلة متابعة",
        "de": "nachfrage, nachfragen, anschlussfrage, anschlussfragen, folgefrage, folgefragen, "
        "weiterführende fragen",
        "es": "preguntas de seguimiento, pregunta de seguimiento, seguimiento, repregunta, preguntas adicionales",
        "fr": "question de suivi, questions de suivi, relance, relances, pour aller plus loin",
        "id": "pertanyaan lanjutan",
        "it": "domanda di approfondimento, domande di approfondimento, approfondimento",
        "ja": "フォローアップ, フォローアップ質問, 追加質問, 深掘り, 深掘り質問, 追加の質問",
        "ko": "후속 질문, 추가 질문, 꼬리 질문, 꼬리질문, 심화 질문",
        "pl": "pytania dodatkowe, pytanie dodatkowe, pytania uzupełniające",
        "pt": "pergunta de acompanhamento, perguntas de acompanhamento, perguntas adicionais",
        "ru": "дополнительный вопрос, дополнительные вопросы, уточняющий вопрос, уточняющие вопросы, "
        "вопросы для углубления, dopolnitelnye voprosy, follow up вопросы",
        "tr": "takip sorusu, takip soruları, ek sorular, devam soruları",
        "uk": "додаткове питання, додаткові питання, додаткові запитання",
        "vi": "câu hỏi mở rộng, câu hỏi thêm",
        "zh": "追问, 追問, 扩展思考, 擴展思考, 延伸问题, 延伸思考, 深入追问, 后续问题, 进阶问题, 面试官追问, "
        "常见追问, 可能的追问, 相关追问, 拓展问题, 扩展问题",
    },
    "source": {
        "en": "source, sources, reference, references, ref, refs, link, links, resource, resources, "
        "useful resources, useful links, additional links, additional resources, additional reading, "
        "further reading, more reading, read more, learn more, more info, more information, see also, see, "
        "documentation, docs, credit, credits, bibliography, related questions, related topics, related",
        "ar": "المصدر, المراجع",
        "cs": "zdroj, zdroje",
        "de": "quelle, quellen, verweis, verweise, literatur, siehe auch, weiterführende links, mehr dazu",
        "es": "fuente, fuentes, referencia, referencias, enlaces, recursos, ver también, más información",
        "fa": "منبع, منابع",
        "fr": "référence, références, liens, ressources, voir aussi, en savoir plus",
        "hi": "संदर्भ, स्रोत",
        "id": "referensi, sumber",
        "it": "fonte, fonti, riferimento, riferimenti, risorse, vedi anche, link utili",
        "ja": "参考, 参考文献, 参考リンク, 出典, 参照, 関連リンク, 参考資料, 参考サイト",
        "ko": "참고, 참고 자료, 출처, 관련 링크, 참고자료, 참고 링크, 참고 문헌",
        "nl": "bron, bronnen",
        "pl": "źródło, źródła, odnośniki, materiały, zobacz też",
        "pt": "fonte, fontes, referência, referências, recursos, ver também, veja também",
        "ru": "источник, источники, ссылка, ссылки, полезные ссылки, литература, материалы, "
        "дополнительные материалы, см. также, связанные вопросы, ssylki",
        "sv": "källa, källor",
        "tr": "kaynak, kaynaklar, referans, referanslar, ayrıca bakınız",
        "uk": "джерело, джерела, посилання, література, корисні посилання",
        "vi": "tham khảo, tài liệu tham khảo, nguồn",
        "zh": "参考, 參考, 参考资料, 參考資料, 参考文献, 参考链接, 来源, 來源, 出处, 链接, 相关资源, 相关链接, "
        "延伸阅读, 扩展阅读, 参考来源",
    },
    "hint": {
        "en": "hint, hints, tip, tips, pro tip, interviewer note, interviewer notes, note to the interviewer, "
        "why this is asked, why they ask, why they ask this, why interviewers ask this, why it is asked",
        "ar": "تلميح",
        "de": "hinweis, hinweise, tipp, tipps",
        "es": "pista, pistas, consejo",
        "fr": "indice, indices, astuce, conseil",
        "hi": "संकेत",
        "id": "petunjuk, tips",
        "it": "suggerimento, suggerimenti",
        "ja": "ヒント",
        "ko": "힌트, 팁",
        "pl": "wskazówka, podpowiedź",
        "pt": "dica, dicas",
        "ru": "подсказка, подсказки, совет",
        "tr": "ipucu",
        "uk": "підказка, порада",
        "vi": "gợi ý, mẹo",
        "zh": "提示",
    },
    "note": {
        "en": "note, notes, example, examples, code example, example code, output, remember, warning, caution, "
        "common mistakes, common mistake, common pitfalls, pitfalls, gotchas, good to hear, good to know, "
        "red flags, real world context, real world example, use case, use cases, where to use, when to use, "
        "trade offs, tradeoffs, complexity, time complexity, space complexity, pros, cons, advantages, "
        "disadvantages, framework",
        "ar": "مثال, ملاحظة",
        "cs": "příklad, poznámka",
        "de": "beispiel, beispiele, anmerkung, vorteile, nachteile",
        "es": "nota, notas, ejemplo, ejemplos, ventajas, desventajas",
        "fr": "note, notes, remarque, exemple, exemples, avantages, inconvénients",
        "hi": "उदाहरण",
        "id": "contoh, catatan",
        "it": "nota, note, esempio, esempi, vantaggi, svantaggi",
        "ja": "注意, 補足, 例",
        "ko": "참고 사항, 예시, 예제",
        "nl": "voorbeeld, let op",
        "pl": "uwaga, przykład, zalety, wady",
        "pt": "nota, notas, exemplo, exemplos, vantagens, desvantagens",
        "ru": "примечание, заметка, пример, примеры, плюсы, минусы, важно",
        "tr": "not, örnek",
        "uk": "примітка, приклад, приклади",
        "vi": "ví dụ, lưu ý, ghi chú",
        "zh": "注意, 备注, 備註, 示例, 例子, 代码示例, 优点, 缺点",
    },
    "question": {
        "en": "q, ques, question, the question, interview question, practice question, exam question, "
        "sample question, prompt, front, front side",
        "ar": "السؤال, سؤال, س",
        "az": "sual",
        "bg": "въпрос",
        "bn": "প্রশ্ন",
        "cs": "otázka",
        "da": "spørgsmål",
        "de": "frage, vorderseite",
        "el": "ερώτηση",
        "es": "pregunta, anverso, p",
        "fa": "سوال, پرسش",
        "fi": "kysymys",
        "fr": "question",
        "he": "שאלה",
        "hi": "प्रश्न, प्र, सवाल",
        "hr": "pitanje",
        "hu": "kérdés",
        "id": "pertanyaan, soal, tanya",
        "it": "domanda",
        "ja": "質問, 問題, 問",
        "ko": "질문, 문제, 문",
        "nl": "vraag",
        "no": "spørsmål",
        "pl": "pytanie",
        "pt": "pergunta, questão, p",
        "ro": "întrebare",
        "ru": "вопрос, в, vopros",
        "sr": "питање",
        "sv": "fråga",
        "th": "คำถาม, ถาม",
        "tr": "soru",
        "uk": "питання, запитання",
        "uz": "savol",
        "vi": "câu hỏi, hỏi",
        "zh": "问题, 問題, 题目, 題目, 问, 問, 面试题",
    },
    "fact": {},
}  # fmt: skip
"""Meaning -> language (BCP 47) -> words, comma between them. `labels.py` says what becomes of each meaning.

The labels of facts are in `trait_words.py`, by what they are about.
"""

ANSWERS = "answer solution solutions"
SHAPES = (
    "approach code components example format framework guide guideline guidelines outline points structure "
    "template tip tips"
)
"""Any short label that ends in one of the first, or in that and some of the second, is an answer too: `Answer tip`."""

BRIEF = "quick short brief concise fast one-line one-sentence"
"""With one of these besides, it is the short one."""

WRONG = (
    "an bad common explain find give how incorrect key poor provide question questions sheet should tell the to weak "
    "what which who why write wrong your"
)
"""With one of these it is not what a good reply is."""

SHOWING = (
    "click display expand for hide here open press reveal see show spoiler tap the this to toggle unfold view your "
    "показать посмотреть открыть скрыть voir afficher ver mostrar ver la le las los el anzeigen zeigen "
    "mostra vedi pokaż zobacz göster"
)
"""Words around a label in what is clicked to unfold an answer: `Click to view the answer`."""

SHOWING_WITHOUT_SPACES = "查看 点击 點擊 显示 顯示 展开 展開 を見る を表示 보기"
"""The same in scripts that put no spaces between words."""

PLACEHOLDERS = (
    "tbd, tba, tbc, todo, to do, to be done, to be added, to be completed, to be continued, to be written, "
    "to be answered, to be determined, to be announced, to be filled, to be filled in, answer to be added, "
    "to be updated, will be added, will be added soon, fill in, fill me in, "
    " coming soon, work in progress, in progress, wip, pending, "
    "answer here, answer goes here, your answer, your answer here, add answer, add answer here, add your answer, "
    "add your answer here, write your answer here, insert answer here, put your answer here, no answer, no answer yet, "
    "not answered, not answered yet, not yet answered, unanswered, answer pending, answer coming soon, answer tbd, "
    "wird ergänzt, folgt, pendiente, por completar, por hacer, à compléter, à venir, da completare, a completar, "
    "do uzupełnienia, в разработке, в процессе, скоро, нет ответа, ответа нет, дописать, будет добавлено, "
    "待补充, 待補充, 待完善, 待更新, 待续, 待回答, 暂无, 暫無, 暂无答案, 未完待续, "
    "作成中, 準備中, 未回答, 준비 중, 작성 중"
)
"""What stands in the place of an answer that nobody has written yet."""

POINTERS = (
    "read answer on, read the answer on, read full answer on, read the full answer on, read more on, see answer on, "
    "see the answer on, see full answer on, view answer on, view the answer on, find the answer on, get the answer on, "
    "answer on, answer available on, unlock answer on"
)
"""How a line begins that sends the reader elsewhere for the answer."""

NUMBERS = frozenset(
    {"#", "№", "no", "nr", "num", "number", "s.no", "s. no", "sl no", "sr no", "sr. no", "id", "序号", "編號"}
)
"""Names for a column of numbers."""

TERMS = (
    "term,terms,word,words,phrase,expression,vocabulary,concept,acronym,abbreviation,symbol,command,idiom,verb,noun,"
    "begriff,wort,mot,terme,palabra,término,parola,termine,palavra,termo,слово,термин,słowo,termin,单词,词语,術語,単語,"
    "用語,단어,용어"
)
DEFINITIONS = (
    "definition,definitions,meaning,meanings,translation,translations,description,stands for,full form,expansion,"
    "bedeutung,übersetzung,erklärung,définition,sens,traduction,significado,definición,traducción,definizione,"
    "traduzione,significato,definição,tradução,определение,значение,перевод,znaczenie,definicja,tłumaczenie,"
    "定义,含义,意思,释义,翻译,意味,定義,訳,뜻,의미,정의"
)
"""Names of the columns of a table of words to be learnt, with a comma between; so are those of two languages."""

RIGHT_WORDS = (
    "correct answer|correct option|correct choice|the correct answer|correct|right answer|the right answer|right|"
    "richtige antwort|richtig|korrekt|respuesta correcta|correcta|correcto|réponse correcte|bonne réponse|correcte|"
    "risposta corretta|corretta|corretto|resposta correta|correta|correto|poprawna odpowiedź|poprawna|правильный ответ|"
    "правильно|верный ответ|верно|правильна відповідь|doğru cevap|doğru|juist|rätt|正确答案|正确|正解|정답"
)
"""What stands behind the right one of several options, in brackets or behind a dash."""

KEYS = (
    "answer key, answer keys, answers key, key, answer sheet, key to the answers, quiz answers, correct answers, "
    "answers, solutions, lösungen, antworten, lösungsschlüssel, respuestas, soluciones, réponses, corrigé, corrigés, "
    "risposte, soluzioni, respostas, gabarito, soluções, odpowiedzi, klucz odpowiedzi, ответы, ключи, відповіді, "
    "cevap anahtarı, cevaplar, antwoorden, 答案, 参考答案, 解答, 정답"
)
"""What stands above a list of answers to all questions before it."""
