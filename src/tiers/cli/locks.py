"""What is said of lock files among the tables that were named."""

from collections.abc import Sequence

from tiers.cli import streams
from tiers.wording import say
from tiers.write.inert import inert


def tell_of_locks(data: Sequence[str], lang: str, engine: str) -> None:
    """Say on standard error which tables another program has open, so that what it did not save is not here.

    Tables on a cluster are no files here.

    Raises: DataError for what cannot be named.
    """
    from tiers.intake.places import files  # noqa: PLC0415 - `--help` has no need of it

    if engine == "spark":
        return
    for path in files(data).skipped:
        streams.note(inert(say("note.skipped", lang, path=path)))
