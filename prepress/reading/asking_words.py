"""The words before a question and those it begins or ends with, by language: data, and nothing else.

Words that many languages have with other meanings (`come`, `care`, `mit`) are left out: a question mark says the same.
"""

from collections.abc import Mapping

Languages = Mapping[str, str]

BEFORE: Languages = {
    "en": "interview question, question, questions, quest, q, p, card",
    "ar": "السؤال, سؤال, س",
    "az": "sual",
    "bg": "въпрос",
    "bn": "প্রশ্ন",
    "cs": "otázka",
    "da": "spørgsmål",
    "de": "frage, f",
    "el": "ερώτηση",
    "es": "pregunta",
    "fa": "پرسش, سوال",
    "fi": "kysymys",
    "he": "שאלה",
    "hi": "प्रश्न, प्र, सवाल",
    "hr": "pitanje",
    "hu": "kérdés",
    "id": "pertanyaan, soal",
    "it": "domanda, quesito",
    "ja": "質問, 設問",
    "ko": "질문, 문제",
    "nl": "vraag",
    "no": "spørsmål",
    "pl": "pytanie",
    "pt": "pergunta, questão",
    "ro": "întrebarea, întrebare",
    "ru": "вопрос",
    "sr": "питање",
    "sv": "fråga",
    "th": "คำถาม",
    "tr": "soru",
    "uk": "питання, запитання",
    "uz": "savol",
    "vi": "câu hỏi, câu",
    "zh": "面试题, 面試題, 题目, 題目, 问题, 問題, 问, 問",
}
"""What stands before a question, with a number or a colon behind it; longer words before those they begin with."""

DECLARING = (
    "question, q&a, q & a, quiz, faq, flashcard, frage, vragen, pregunta, pergunta, perguntas, questões, domande, "
    "quesiti, вопрос, собеседован, питання, запитання, співбесід, pytani, otázk, întrebări, kérdés, ερωτήσ, "
    "spørgsmål, frågor, soru, mülakat, câu hỏi, phỏng vấn, pertanyaan, soal, أسئلة, سؤال, سوالات, שאלות, प्रश्न, "
    "सवाल, คำถาม, 面试题, 面試題, 题库, 題庫, 笔试题, 基础题, 高频题, 真题, 问答, 問答, 八股, 面试, 面試, 質問, "
    "問題集, 一問一答, 면접, 질문, 문제"
)
"""Parts of the titles that promise questions."""

ASIDE_TITLES = (
    "introduction, intro, preface, foreword, about, overview, contents, table of contents, index, conclusion, "
    "summary, resources, references, links, further reading, license, licence, contributing, contributors, "
    "credits, tips, notes, changelog, faq, how to use, einleitung, vorwort, inhalt, inhaltsverzeichnis, fazit, "
    "zusammenfassung, quellen, anhang, introducción, índice, contenido, conclusión, resumen, recursos, "
    "referencias, introdução, sumário, conclusão, resumo, referências, avant-propos, sommaire, ressources, "
    "introduzione, indice, conclusioni, risorse, введение, предисловие, содержание, оглавление, заключение, вывод, "
    "выводы, источники, ссылки, полезные ссылки, литература, ресурсы, вступ, зміст, висновки, висновок, джерела, "
    "wstęp, spis treści, podsumowanie, źródła, giriş, içindekiler, sonuç, kaynaklar, giới thiệu, mục lục, "
    "kết luận, tổng kết, tài liệu tham khảo, pendahuluan, daftar isi, kesimpulan, referensi, مقدمة, المحتويات, "
    "خاتمة, المراجع, 前言, 简介, 介绍, 目录, 目錄, 总结, 總結, 小结, 小結, 结语, 后记, 参考, 参考资料, 参考链接, "
    "参考文献, 附录, 写在前面, 写在最后, はじめに, 目次, まとめ, おわりに, 개요, 목차, 서론, 결론, 정리, 마무리, "
    "참고, 참고자료, 참고 자료, 들어가며"
)
"""Headings of what stands beside questions, whatever the title promises."""

ORDINAL = "题, 題, 问, 問, 道题, 道題"
"""What stands behind a number to say that it is a question's, as in `第 1 题`."""

INTERROGATIVES: Languages = {
    "en": "what, why, how, when, where, which, who, whose, is, are, do, does, did, can, could, should, would, "
    "will, have, has, true or false",
    "ar": "ما, ماذا, ما هو, ما هي, لماذا, كيف, متى, أين, هل, ما الفرق",
    "bg": "какво, как, защо, кога, къде, кой, коя, кои",
    "cs": "jak, jaký, jaká, jaké, proč, kdy, kde, kdo, k čemu, čím, který, která, které",
    "da": "hvad, hvordan, hvorfor, hvornår, hvem, hvilke, hvilken, hvilket",
    "de": "warum, wieso, weshalb, was, wie, welche, welcher, welches, welchen, wann, wofür, wozu, womit, wodurch, "
    "woran, worin, wieviel, wie viele",
    "el": "τι, πώς, γιατί, πότε, ποιος, ποια, ποιο, ποιες, ποιοι",
    "es": "qué, cómo, por qué, cuál, cuáles, cuándo, dónde, cuánto, cuántos, cuántas, quién, quiénes, que, cual, "
    "en qué, para qué, a qué, de qué",
    "fa": "چیست, چگونه, چرا, چه, کدام, آیا, تفاوت",
    "fi": "mikä, mitä, miten, miksi, milloin, missä, mitkä",
    "fr": "comment, pourquoi, quel, quelle, quels, quelles, quand, combien, qu est, qu est-ce, qu appelle, que, "
    "qui, est-ce, à quoi, en quoi, peut-on, de quoi, lequel, laquelle",
    "he": "מה, מהו, מהי, מדוע, למה, איך, כיצד, מתי, איפה, האם",
    "hi": "क्या, कैसे, क्यों, कौन",
    "hr": "šta, što, kako, zašto, kada, koji, koja, koje, gdje, gde, čemu",
    "hu": "hogyan, miért, mikor, milyen, melyik, melyek, mi a, mi az, mire",
    "id": "apa, apakah, bagaimana, mengapa, kenapa, kapan, siapa, bisakah, sebutkan",
    "it": "cosa, che cosa, che cos, cos è, perché, quale, quali, qual è, quando, quanto, quanti, a cosa, in cosa, "
    "in che modo",
    "nl": "wat, hoe, waarom, wanneer, waar, welke, waarvoor, waardoor",
    "no": "hva, hvorfor, hvilke",
    "pl": "co, co to, czym, czy, jak, jaka, jaki, jakie, jakich, dlaczego, kiedy, gdzie, kto, który, która, które, "
    "ile, po co, na czym, do czego, w jaki sposób",
    "pt": "o que, que, qual, quais, como, por que, por quê, porque, quando, onde, quem, quanto, quantos, para que, "
    "em que, você",
    "ro": "ce, cum, de ce, când, unde, cine, ce este",
    "ru": "что, как, почему, зачем, какие, какой, какая, какое, каким, какую, какими, каких, каков, какова, "
    "каково, каковы, чем, где, когда, кто, в чём, в чем, для чего, сколько, куда, откуда, чему, чего, кому, кого, "
    "из чего, от чего, о чём, о чем, на чём, на чем, с чем, с помощью чего, можно ли, нужно ли, есть ли, "
    "бывает ли, может ли, могут ли, является ли, который, которая",
    "sk": "čo, ako, prečo, kedy, kde, aký, aká, aké, ktorý, ktorá",
    "sr": "шта, како, зашто, када, који, која, које",
    "sv": "vad, hur, varför, vilka, vilken, vilket, vem",
    "uk": "що, як, чому, навіщо, який, яка, яке, які, яким, яких, чим, де, коли, хто, скільки, у чому, в чому, "
    "для чого, чи, з чого, на що, звідки",
    "vi": "tại sao, vì sao, làm sao, làm thế nào, thế nào, khi nào",
}
"""The first words of questions, of up to three words; an apostrophe parts two words."""

TASKS: Languages = {
    "en": "explain, describe, design, compare, implement, discuss, list, name, define, write, give, tell, walk, "
    "show, create, build, find, differentiate, distinguish, identify, mention, outline, state, suppose, imagine, "
    "consider, given, evaluate, classify, calculate, compute, solve, prove, determine, match, translate, "
    "summarize, summarise, analyze, analyse, justify, derive, rewrite, predict",
    "ar": "اشرح, عرف, عرّف, اذكر, قارن, صف, وضح",
    "bg": "обяснете, обясни, опишете",
    "cs": "vysvětlete, vysvětli, popište, popiš, uveďte, vyjmenujte, porovnejte",
    "da": "forklar, beskriv, nævn",
    "de": "nennen, nenne, erklären, erkläre, beschreiben, beschreibe, beschreibt, erläutern, erläutere, "
    "definieren, definiere, vergleichen, vergleiche, berechnen, berechne, begründen, begründe, schreiben, zeigen, "
    "zeige, geben sie, erzählen sie, skizzieren, benennen, bestimmen sie",
    "el": "εξηγήστε, περιγράψτε, αναφέρετε",
    "es": "calcula, calcule, calcular, describir, escribir, explica, explique, explicar, describe, describa, "
    "defina, menciona, mencione, compara, escribe, escriba, diseña, diseñe, implementa, implemente, enumera, "
    "enumere, cuéntame, háblame, indica, indique, nombra, dame, cita, cite, háblanos, cuéntanos",
    "fi": "selitä, kuvaile, kerro, vertaa, luettele",
    "fr": "calculer, évaluer, écrire, donner, citer, comparer, démontrer, déterminer, indiquer, justifier, nommer, "
    "expliquer, expliquez, explique, décrivez, décrire, décris, définissez, définir, définis, citez, donnez, "
    "comparez, parlez, présentez, écrivez, nommez, énumérez, racontez",
    "he": "הסבר, הסבירו, תאר, תארו, השווה",
    "hu": "magyarázd, magyarázza, ismertesd, mutassa, sorolja, sorold, hasonlítsa",
    "id": "jelaskan, sebutkan, berikan, ceritakan, bandingkan, uraikan, tuliskan, buatlah, beri contoh",
    "it": "calcola, calcolare, scrivi, scrivere, spiega, spiegare, spieghi, descrivi, descrivere, descriva, "
    "definisci, definire, elenca, elencare, confronta, parlami, raccontami, fai un esempio",
    "nl": "leg uit, beschrijf, noem, vergelijk, geef, omschrijf",
    "no": "forklar, beskriv, nevn",
    "pl": "wyjaśnij, opisz, omów, wymień, podaj, porównaj, opowiedz, napisz, zdefiniuj, wytłumacz, przedstaw, "
    "scharakteryzuj",
    "pt": "calcule, descrever, escrever, explique, explica, explicar, descreva, defina, cite, compare, a fale, "
    "conte, dê, escreva, implemente, comente, aponte",
    "ro": "explicați, explică, descrieți, descrie, definiți, enumerați, comparați",
    "ru": "написать, объяснить, описать, перечислить, рассказать, привести пример, объясните, объясни, опишите, "
    "опиши, расскажите, расскажи, назовите, назови, перечислите, перечисли, приведите, приведи, сравните, сравни, "
    "напишите, напиши, дайте, сформулируйте, реализуйте, реализовать, представьте, охарактеризуйте",
    "sk": "vysvetlite, vysvetli, opíšte, opíš, uveďte",
    "sr": "objasni, objasnite, opišite, opiši, navedite, nabroj, objasniti, објасни, објасните",
    "sv": "förklara, beskriv, nämn, jämför",
    "uk": "поясніть, поясни, опишіть, опиши, розкажіть, розкажи, назвіть, назви, перелічіть, перерахуйте, "
    "порівняйте, наведіть, напишіть, дайте",
    "vi": "trình bày, giải thích, phân biệt, so sánh, hãy, nêu, kể, mô tả, liệt kê, định nghĩa",
}
"""The first words of what is to be done; of up to three words."""

DIFFERENCES = (
    "difference, differences, the difference, الفرق, تفاوت, разлика, rozdíl, unterschied, unterschiede, "
    "der unterschied, diferencia, diferencias, differenza, differenze, la differenza, différence, différences, "
    "diferença, diferenças, a diferença, diferența, різниця, відмінність, відмінності, разница, различие, "
    "различия, отличие, отличия, różnica, różnice, razlika, razlike, különbség, perbedaan, verschil, verschillen, "
    "διαφορά, διαφορές, rozdiel, הבדל, skillnaden, forskjellen, forskellen, sự khác, apa perbedaan"
)
"""How questions begin that ask for a difference; answers begin so too."""

TASKS_WITHOUT_SPACES = (
    "介绍, 介紹, 简述, 簡述, 说说, 說說, 说一说, 說一說, 说下, 谈谈, 談談, 谈一谈, 聊聊, 聊一聊, 讲讲, 講講, "
    "讲一讲, 讲下, 描述, 解释, 解釋, 列举, 列舉, 阐述, 闡述, 论述, 試述, 试述, 试说明, 简要, 简单介绍, 简单说, "
    "简单讲, 简单描述, 手写, 写一个, 写一段, 写出, 寫出, 实现一个, 實現一個, 设计一个, 設計一個, 请, 請, 举例, "
    "比较一下, 对比一下, 如果让你, 假如, 假设"
)
"""The first signs of a task where no spaces part the words; it must have more signs than these."""

ASKING_WITHOUT_SPACES = (
    "什么, 什麼, 什麽, 如何, 为什么, 為什麼, 为何, 為何, 怎么, 怎麼, 怎样, 怎樣, 哪些, 哪种, 哪個, 哪个, 区别, "
    "區別, 差别, 差別, 差異, 差异, 异同, 異同, 是否, 多少, 吗, 嗎, 是啥, 有没有, 介绍一下, 说一下, 讲一下, "
    "何ですか, 何か, なぜ, どのよう, どうやって, どんな, どれ, 違い, ください, 述べよ, 説明せよ, 何, 무엇, 설명, "
    "어떻게, 차이, 인가요, 왜, 어떤, 말해보, 어떠한, 뭐예요, 뭔가요, 请, क्या है, कैसे, क्यों, समझाइए, अंतर, "
    "बताइए, वर्णन, คืออะไร, อย่างไร, ทำไม, อธิบาย, แตกต่าง"
)
"""Signs among the first of a text that tell that it asks."""

LAST_WORDS = (
    "nedir, nelerdir, nasıldır, nasıl, neden, niçin, açıkla, açıklayın, açıklayınız, anlat, anlatın, anlatınız, "
    "yazın, yazınız, farkı, farklar, farkları, fark, karşılaştırın, verin, söyleyin, tanımlayın, là gì, "
    "như thế nào, thế nào, ra sao, là sao, làm gì, mấy loại, چیست, کدامند, کنید, دهید, nədir, qanday, nima, эмне, "
    "деген не"
)
"""The last words of what asks or is to be done, in languages that have the verb there."""

LAST_SIGNS = (
    "세요, 인가요, 나요, 까요, 니까, 은가, 는가, 시오, 하라, 해라, ください, ですか, ますか, でしょうか, せんか, "
    "せよ, なさい, करें, कीजिए, लिखिए"
)
"""What the last word of such a text ends with."""

LAST_MATTERS = "차이점, 차이, 차이는, 란, 이란, とは, か"
"""What questions end with, and other texts as well."""
