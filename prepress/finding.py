"""Step one: files and folders that somebody names -> the banks among them, each with the name of its files."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from prepress.outcome import HERE, Order, Outcome, Target
from prepress.reading.folders import bank_of_folder, bank_of_index
from prepress.setting_tables import FolderBank
from prepress.source import find_banks
from prepress.status import Status


def find(order: Order, outcome: Outcome) -> list[Target]:
    """Step one: the banks among some files and folders. Two that would become the same files are an error."""
    targets: dict[str, Target] = {}
    for bank in order.settings.bank:
        if not bank.folder.is_dir():
            hint = "Write `folder` as seen from prepress.toml."
            outcome.fail(Status.BAD_INPUT, "bad-setting", f"There is no folder {bank.folder}.", hint)
    for target in (target for path in order.paths for target in _targets(path, order.settings.bank)):
        if other := targets.get(target.name):
            message = f"{target.path} and {other.path} would both be made into {target.name}-*."
            outcome.fail(Status.BAD_INPUT, "same-name", message, "Rename one of them.")
        else:
            targets[target.name] = target
    if not targets:
        looked = ", ".join(map(str, order.paths))
        outcome.fail(
            Status.BAD_INPUT, "no-banks", f"There is no bank in {looked}.", "A bank is a file that ends in .md."
        )
    return list(targets.values())


def _targets(path: Path, declared: Sequence[FolderBank]) -> Iterator[Target]:
    """The banks in a folder, or the one that a file is; a folder that is one bank is found once, for its first file."""
    if not path.is_dir():
        yield Target(path, bank=bank_of_index(path))
        return
    known: dict[Path, Target | None] = {}
    for file in find_banks(path):
        above = [folder for folder in reversed(file.parents) if folder == path or folder.is_relative_to(path)]
        for folder in above:
            if folder not in known:
                known[folder] = _whole(folder, path, declared)
                if found := known[folder]:
                    yield found
            if known[folder]:
                break
        else:
            yield Target(file, PurePosixPath(file.parent.relative_to(path).as_posix()))


def _whole(folder: Path, path: Path, declared: Sequence[FolderBank]) -> Target | None:
    """A folder that is one bank, below the path that somebody named."""
    bank = bank_of_folder(folder, declared)
    mirrored = HERE if folder == path else PurePosixPath(folder.parent.relative_to(path).as_posix())
    return Target(bank.index or folder, mirrored, bank) if bank else None
