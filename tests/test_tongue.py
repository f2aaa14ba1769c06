"""The language of a bank that does not say it."""

import pytest

from prepress.reading.tongue import script_of, tongue_of

SAID = {
    "ar": "ما هو الفرق بين العملية والخيط في نظام التشغيل؟",
    "be": "Што такое працэс і чым ён адрозніваецца ад патоку ў аперацыйнай сістэме?",
    "bg": "Какво е процес и по какво се различава от нишката в операционната система? Първият отговор е верен.",
    "cs": "Jak se liší proces a vlákno? Proces je program, který běží, a vlákno je jeho část, která může běžet sama.",
    "de": "Wie unterscheiden sich ein Prozess und ein Thread, und was ist der Preis für den Wechsel?",
    "el": "Ποια είναι η διαφορά ανάμεσα σε μια διεργασία και ένα νήμα;",
    "en": "What is the difference between a process and a thread, and what is the cost of a change?",
    "es": "¿Qué es un proceso y cómo se distingue de un hilo? ¿Cuál es el precio del cambio de uno al otro?",
    "fa": "تفاوت بین فرایند و نخ در سیستم عامل چیست و چگونه کار می‌کند؟",
    "fr": "Quelle est la différence entre un processus et un thread, et quel est le prix du passage ?",
    "he": "מה ההבדל בין תהליך לבין תהליכון במערכת ההפעלה?",
    "hi": "प्रक्रिया और थ्रेड में क्या अंतर है?",
    "it": "Qual è la differenza tra un processo e un thread, e come si passa da uno all’altro con il minor costo?",
    "ja": "プロセスとスレッドの違いは何ですか。",
    "ko": "프로세스와 스레드의 차이는 무엇인가요?",
    "nl": "Wat is het verschil tussen een proces en een thread, en hoe kom je van de ene bij de andere?",
    "pl": "Czym jest proces, czym jest wątek i co jest ceną za przejście od jednego do drugiego? Co się na to składa?",
    "pt": "O que é um processo e qual é a diferença para uma thread? Como se passa de um para o outro?",
    "ru": "Чем процесс отличается от потока в операционной системе?",
    "sr": "Шта је процес и по чему се разликује од нити у оперативном систему? Њих и љуске покреће језгро.",
    "sv": "Vad är en process och hur skiljer den sig från en tråd? Vad kostar det att byta?",
    "tr": "Süreç ile iş parçacığı arasındaki fark nedir ve bir süreçten diğerine geçmek için ne gerekir?",
    "uk": "Чим процес відрізняється від потоку в операційній системі?",
    "ur": "عمل اور دھاگے میں کیا فرق ہے؟ یہ ایک سوال ہے جو ہر انٹرویو میں پوچھا جاتا ہے۔",
    "vi": "Tiến trình là gì và nó khác với luồng như thế nào? Hệ điều hành có thể chạy một luồng không?",
    "zh-Hans": "进程和线程之间有什么区别？请问这个问题怎么回答？",
    "zh-Hant": "行程和執行緒之間有什麼區別？請問這個問題怎麼回答？",
}


@pytest.mark.parametrize("tag", SAID)
def test_a_question_tells_its_language(tag: str) -> None:
    """A question or two are enough to know the language of a bank."""
    assert tongue_of(SAID[tag]).tag == tag


@pytest.mark.parametrize(
    "text", ["", "42", "∑ → ∞", "Quorum", "TCP UDP HTTP", "法", "Σ = 4, the sum of all that is in it"]
)
def test_what_cannot_be_told_is_english_unless_its_script_says_otherwise(text: str) -> None:
    """Numbers, names and single letters do not make a bank foreign."""
    assert tongue_of(text).tag == ("zh" if text == "法" else "en")


def test_latin_names_do_not_outweigh_a_script() -> None:
    """Many letters of a Japanese answer about programming are Latin."""
    assert tongue_of("JavaScript の Promise と async/await の違いを説明してください").tag == "ja"


def test_the_script_of_a_passage_is_that_of_most_of_its_letters() -> None:
    """A word of another script does not change it, nor does what is no letter."""
    assert [script_of(text) for text in ("מה זה TCP?", "TCP is the word for that, not תקן", "1, 2, 3 …")] == [
        "Hebrew",
        "Latin",
        "",
    ]


def test_letters_of_options_are_no_words() -> None:
    """`A)` is not the Hungarian for “the”."""
    options = "A) Netwerk\nB) Transport\nC) Toepassing\n"
    assert tongue_of(f"Wat is het pad van een pakket, en welke laag regelt het?\n{options * 4}").tag == "nl"
