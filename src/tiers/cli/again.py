"""The command line once more, with what a refusal asks for: to be pasted."""

from collections.abc import Iterator, Sequence

from tiers.wording.shell import shell_quoted

Pairs = Sequence[tuple[str, str]]
"""Options and their values, such as `("--unit", "万元")`."""


def again(typed: Sequence[str], missing: Pairs) -> str:
    """Write the line that was typed with the options that were missing, quoted for a shell."""
    kept = [*_without(typed, missing)]
    end = kept.index("--") if "--" in kept else len(kept)
    options = [word for option, value in dict.fromkeys(missing) for word in (option, value)]
    return " ".join(map(shell_quoted, ["tiers", *kept[:end], *options, *kept[end:]]))


def _without(typed: Sequence[str], missing: Pairs) -> Iterator[str]:
    """Leave out options that are said anew: of `--column` those of the same role."""
    anew = {(option, _subject(option, value)) for option, value in missing}
    words = iter(typed)
    for word in words:
        option, sign, value = word.partition("=")
        if option not in {each for each, _ in anew}:
            yield word
            continue
        value = value if sign else next(words, "")
        if (option, _subject(option, value)) not in anew:
            yield from [word] if sign else [word, value]


def _subject(option: str, value: str) -> str:
    """Name what an option is about, if it can be said for several: the role or the measure before a =."""
    return f"{option} {value.partition('=')[0]}" if "=" in value else option
