"""Our templates print what Jinja2's own environment prints."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup

from prepress.rendering.templating import Templates

FILES = {
    "frame.html": "<p>{% block head %}{{ title }}{% endblock %}</p>\n{% block body %}{% endblock %}",
    "macros.html": "{% macro item(word, kind='plain') %}<i class=\"{{ kind }}\">{{ word }}{{ title }}</i>{% endmacro %}"
    "{% macro outer() %}[{{ caller() }}]{% endmacro %}"
    "{% macro many() %}{{ varargs|join('+') }}{{ kwargs|length }}{% endmacro %}",
    "page.html": """{% extends "frame.html" %}
{% from "macros.html" import item, outer, many with context %}
{% block head %}{{ super() }}: {{ title|upper }}{% endblock %}
{% block body %}
{% for word in words %}{{ item(word) }}{{ item(word, kind="a" if loop.first else "b") }}{{ loop.index }}{% endfor %}
{% call outer() %}{{ clean }}{{ number }}{{ nothing }}{% endcall %}
{{ many(1, "<", a=2) }} {{ shape.format(title) }} {{ "%s & %s"|format(1, 2) }} {{ here() }} {{ joined(words) }}
{% for count in range(2) %}{{ count }}{% endfor %}{{ table.key }}{{ table["key"] }}{{ clean ~ title }}
{% include "part.html" %}
{% endblock %}""",
    "part.html": "{% set own = title %}{{ own }}{{ number + 1 }}{% autoescape false %}{{ title }}{% endautoescape %}",
}
VALUES: dict[str, object] = {
    "title": "A & B <\"'>",
    "words": ("one", "<two>", Markup("<b>three</b>")),
    "clean": Markup("<em>&amp;</em>"),
    "number": 7,
    "nothing": None,
    "shape": Markup("<u>{}</u>"),
    "here": pass_context(lambda context: context["title"]),
    "joined": "/".join,
    "table": {"key": "<value>"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the templates."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_page_is_printed_as_jinja_prints_it(folder: Path) -> None:
    """Escaping, macros, calls, inheritance, imports and loops come out the same, each time."""
    plain = Environment(
        loader=DictLoader(FILES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    wanted = plain.get_template("page.html").render(VALUES)
    templates = Templates([folder])
    assert templates.render("page.html", VALUES) == wanted
    assert templates.render("page.html", VALUES) == wanted
    assert "&lt;two&gt;" in wanted
    assert "<b>three</b>" in wanted


def test_a_page_is_printed_with_its_own_values(folder: Path) -> None:
    """What one page was given is not there for the next."""
    templates = Templates([folder])
    templates.render("page.html", VALUES)
    with pytest.raises(UndefinedError, match="'title' is undefined"):
        templates.render("page.html", {name: value for name, value in VALUES.items() if name != "title"})
