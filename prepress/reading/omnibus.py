"""Several banks, each made for itself -> one Bank for a book of all: one set of ids, each bank a volume of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from prepress.model import Bank, Meta, Prose, Section
from prepress.reading.joining import moved
from prepress.reading.reader import number_ids
from prepress.source import Image, join_sources

IDENTITY = "https://prepress.invalid/books/"
"""Not an address, only a name space: a book keeps its identifier as long as the banks in it keep their names."""

MOST_NAMED = 2
"""Banks whose titles are that of the book, if it has none of its own."""


def omnibus(banks: Mapping[str, Bank], path: Path, title: str = "") -> Bank:
    """The banks, by their names, in their order; spans lead to their files, and sections are counted through."""
    whole = join_sources(path, [file for bank in banks.values() for file in bank.source.files])
    volumes = list(_with_ids(_placed(list(banks.values()), whole.starts)))
    return Bank(
        source=whole,
        meta=_meta(list(banks.values()), tuple(banks)),
        title=title or _title([bank.title for bank in volumes]),
        intro=Prose(),
        sections=tuple(section for volume in volumes for section in volume.sections),
        closing=tuple(section for volume in volumes for section in volume.closing),
        dialect=", ".join(dict.fromkeys(volume.dialect for volume in volumes)),
        tree=tuple(node for volume in volumes for node in volume.tree),
        images={reference: image for volume in volumes for reference, image in volume.images.items()},
        noise=tuple(item for volume in volumes for item in volume.noise),
        files=tuple(file for volume in volumes for file in volume.files),
        volumes=tuple(volumes),
    )


def _placed(banks: Sequence[Bank], starts: Sequence[int]) -> Iterator[Bank]:
    """Each bank with its spans in the text of all, and its pictures under names that no other one has for others."""
    first = 0
    taken: dict[str, Image] = {}
    for bank in banks:
        names: dict[str, str] = {}
        for reference, image in bank.images.items():
            name = reference
            while taken.setdefault(name, image) != image:
                name = f"./{name}"
            if name != reference:
                names[reference] = name
        images = {names.get(reference, reference): image for reference, image in bank.images.items()}
        yield replace(moved(bank, starts[first], names), images=images)
        first += len(bank.source.files)


def _with_ids(banks: Iterator[Bank]) -> Iterator[Bank]:
    """The same question asked in two banks gets its count behind the id in the later one."""
    volumes = list(banks)
    sections = iter(number_ids(replace(section, number=None) for volume in volumes for section in volume.sections))
    for volume in volumes:
        own: tuple[Section, ...] = tuple(next(sections) for _ in volume.sections)
        yield replace(volume, sections=own)


def _title(titles: Sequence[str]) -> str:
    if len(titles) <= MOST_NAMED:
        return " · ".join(titles)
    return f"{titles[0]} · {titles[1]} · +{len(titles) - MOST_NAMED}"


def _meta(banks: Sequence[Bank], names: Sequence[str]) -> Meta:
    """What is true of all: all authors and subjects, the latest date; publisher, rights and series if they agree."""
    metas = [bank.meta for bank in banks]
    subjects = [word for meta in metas for word in (meta.category, meta.topic, *meta.tags) if word]
    return Meta(
        description=" · ".join(bank.title for bank in banks),
        tags=tuple(dict.fromkeys(subjects)),
        updated=max((meta.updated for meta in metas), default=""),
        authors=tuple(dict.fromkeys(author for meta in metas for author in meta.authors)),
        language=Counter(meta.language for meta in metas).most_common(1)[0][0],
        publisher=_agreed(meta.publisher for meta in metas),
        rights=_agreed(meta.rights for meta in metas),
        series=_agreed(meta.series for meta in metas),
        identifier=uuid5(NAMESPACE_URL, IDENTITY + "\n".join(names)).urn,
    )


def _agreed(values: Iterator[str]) -> str:
    """What all say, "" if they differ."""
    said = set(values)
    return said.pop() if len(said) == 1 else ""
