"""Two commands run in turn, as whole processes, and compared by the median of their ratios."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

KIB_PER_MB: Final = 1024
"""`ru_maxrss` is in KiB on Linux."""

Command = Sequence[str]


@dataclass(frozen=True)
class Contest:
    """What is measured, against what, and what is promised."""

    name: str
    """What it is about."""
    ours: Command
    """The command of this project."""
    rival: Command
    """What it is compared with."""
    bar: float | None
    """The highest ratio of times, ours ÷ the rival's, that is promised; None where it is only shown."""
    rounds: int
    """How often each is run, after one run that does not count."""
    memory_bar: float | None = None
    """The highest peak of our memory in MB that is promised, or None."""


@dataclass(frozen=True)
class Run:
    """One process from start to end."""

    seconds: float
    """Wall time."""
    megabytes: float
    """Peak of resident memory, in MB of 1024 KiB."""


@dataclass(frozen=True)
class Result:
    """What came out of a contest."""

    contest: Contest
    """What was measured."""
    ours: float
    """Median seconds."""
    rival: float
    """Median seconds."""
    ratio: float
    """Median of the ratios of neighbouring runs, ours ÷ the rival's."""
    megabytes: float
    """The highest peak of our memory."""
    rival_megabytes: float
    """The highest peak of the rival's."""

    @property
    def holds(self) -> bool:
        """Whether everything that is promised is so."""
        within = self.contest.memory_bar is None or self.megabytes <= self.contest.memory_bar
        return within and (self.contest.bar is None or self.ratio <= self.contest.bar)


def compare(contest: Contest) -> Result:
    """Run both in turn: what else the machine does meanwhile falls on both alike."""
    once(contest.ours), once(contest.rival)
    pairs = [(once(contest.ours), once(contest.rival)) for _ in range(contest.rounds)]
    return Result(
        contest,
        median(ours.seconds for ours, _ in pairs),
        median(rival.seconds for _, rival in pairs),
        median(ours.seconds / rival.seconds for ours, rival in pairs),
        max(ours.megabytes for ours, _ in pairs),
        max(rival.megabytes for _, rival in pairs),
    )


def once(command: Command) -> Run:
    """Run a command to its end, and take its time and the peak of its memory.

    Raises: RuntimeError if it fails.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        complaint = process.stderr.read() if process.stderr else b""
        raise RuntimeError(f"{command}: {complaint.decode(errors='replace')}")
    if process.stderr:
        process.stderr.close()
    return Run(seconds, usage.ru_maxrss / KIB_PER_MB)
