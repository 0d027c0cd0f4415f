"""What `--help` says: a sentence for each command, option and panel."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "tiers": "Where a district stands against its goals for the number of firms above a revenue limit.\n\n"
    "tiers init --example     write a plan and an invented table to start from\n"
    "tiers report data.csv    how far is each goal?\n"
    "tiers check data.csv     how was the table understood, and what is wrong with it?\n"
    "tiers report --help      everything that a report can be asked",
    "version": "Show the version and end.",
    "help": "Show this and end.",
    "install-completion": "Let this shell complete options, headings, values, tiers and firms.",
    "show-completion": "Show what does that, to put it elsewhere.",
    "installed": "{shell} completes tiers from the next start on: {path}",
    # How help itself speaks
    "usage": "Usage: ",
    "options": "OPTIONS",
    "commands": "COMMAND [ARGS]...",
    # Commands
    "command.report": "How far is each goal?\n\n"
    "tiers report data.csv\n"
    "tiers report data.csv --year 2008 --unit 万元 --by 行业\n"
    "tiers report data.csv --since 2007 -o report.html -o report.json\n"
    "tiers report data.csv --fail-on behind -q    (exit code 1: a goal is behind)\n\n"
    "DATA is one or more files, folders or globs, or - for standard input; several are read as one table. "
    "Every option is also an environment variable (TIERS_UNIT=万元), and those about reading can stand in the "
    "targets file under [reading].",
    "command.classify": "Which tier is each firm in, and what is it short of?\n\n"
    "tiers classify data.csv\n"
    "tiers classify data.csv --tier 1亿 --by 行业\n"
    "tiers classify data.csv -o firms.xlsx -o firms.parquet\n"
    "tiers classify data.csv --json | jq -r .name\n\n"
    "One row per firm of the report year, in the order of the table. DATA is one or more files, folders or globs, or - "
    "for standard input. Every option is also an environment variable (TIERS_UNIT=万元).",
    "command.init": "Write a targets file to start from.\n\n"
    "tiers init --example\n"
    "tiers init own.toml --years 2026-2030 --goal 10亿=2 --goal 1亿=30\n\n"
    "PATH is the file, or a folder for it; without one it is targets.toml. Without options it is the built-in plan; "
    "with --years, --goal or --title it is your own, and whatever you do not say stays open.",
    "command.targets": "Show the targets in force, where they come from, and what is wrong with them.\n\n"
    "tiers targets\n"
    "tiers targets --targets builtin --json",
    "command.check": "Can these tables be read, how were they understood, and what is wrong with them?\n\n"
    "tiers check data.csv\n"
    "tiers check data.csv -v\n"
    "tiers check data.csv --fix clean.xlsx\n"
    "tiers check *.csv --json | jq .problems\n\n"
    "Exit code 1: a report would be refused, or there are errors; with --strict, or warnings. "
    "What a report would be asked can be asked here too.",
    "command.explain": "Where do this firm's figures come from, and which limits do they pass?\n\n"
    "tiers explain 示例羽绒厂279 data.csv\n"
    "tiers explain 91999900EX00027960 data.csv --json\n\n"
    "FIRM is a name, a part of a name, or a code.",
    "command.schema": "Show the JSON Schema of what --json writes.\n\n"
    "tiers schema report > report.schema.json\n"
    "tiers schema targets-file > targets.schema.json\n\n"
    "KIND is report, classify, check, explain or targets; or targets-file, by which editors check a targets file.",
    "command.help": "Show what --help shows: of the program, or of a command.\n\ntiers help\ntiers help report",
    # Exit codes
    "exits": "Exit codes",
    "exit.0": "done; problems of single rows and cells stand in the report",
    "exit.1": "done and written, and the answer is no: --fail-on, or what check found",
    "exit.2": "the command line cannot be understood",
    "exit.3": "the data cannot be read or understood",
    "exit.4": "the targets file is not valid, or not found where it is required",
    "exit.5": "an engine is missing or failed",
    "exit.6": "the result cannot be written",
    "exit.70": "a mistake of this program itself",
    "exit.130": "interrupted (Ctrl-C)",
    "exit.141": "who read standard output went away, such as head",
    "exit.143": "terminated",
    # Panels
    "panel.options": "Options",
    "panel.commands": "Commands",
    "panel.plan": "Plan",
    "panel.reading": "Reading",
    "panel.showing": "Showing",
    "panel.output": "Output",
    # The options of the panel Plan
    "targets": "The targets file, or builtin. "
    "[default: targets.toml here, above, or beside the data; else the built-in plan]",
    "as-of": "Judge at the end of this month; which figures are read does not change.",
    "fail-on": "Exit code 1 if a goal has a gap (unmet), is lagging, off track, reversing or missed (behind), or "
    "stands worse than it did (worse, with --since). Repeatable.",
    "outlook": "Say what is to be expected: how many firms at their own pace, and how likely each goal is.",
    "since": "Say what has changed since then: previous or a year of the tables, an earlier table, or a saved report "
    "(JSON, or JSON Lines of which the last counts).",
    "years": "First and last year of the plan.",
    "goal": "How many firms a tier shall hold, by its name or limit (过1亿元). Repeatable.",
    "title": "What the plan is called.",
    # The options of the panel Reading
    "year": "The report year. [default: the latest that is not after the plan]",
    "unit": "The unit of figures whose unit the table does not state, for all measures or one. Repeatable.",
    "column": "Which column is which; ROLE is name, code, year or a measure. Repeatable.",
    "where": "Only the firms with this value; one heading twice is or, different headings are and. Repeatable.",
    "duplicates": "What to do if a firm stands twice in a year with different figures: stop, keep, first, last, "
    "largest or sum. [default: stop]",
    "encoding": "The encoding of text files. [default: found by reading every byte]",
    "sheet": "The sheet of a workbook, or the table of a page: its name, or its place from 1.",
    "header-row": "The line of the headings, counted from 1.",
    "expect-rows": "Fail unless there are exactly so many rows of firms.",
    "expect-total": "Fail unless the report year adds up to exactly this. Repeatable.",
    "strict": "Fail on any problem at all.",
    "engine": "Which engine counts: auto, python, duckdb, or spark on a cluster; the answer is the same. "
    "[default: auto, duckdb for large texts]",
    "remote": "The Spark Connect server of --engine spark, such as sc://host:15002. [default: $SPARK_REMOTE]",
    "memory": "The most memory that the engine duckdb may take, such as 4GB; the rest goes to temporary files. "
    "[default: a quarter of the machine, 1.8GB at most]",
    # The options of the panel Showing
    "by": "Break down by this column instead of by the plan's; of firms, show it beside each. Repeatable.",
    "top": "Nearest and cushion firms per tier. [default: gap + 1 but at most 5; for programs 20]",
    "tier": "Only the firms that count for this tier.",
    "no-names": "Leave out what identifies a firm or lets one infer its figures.",
    "lang": "The language of the words: zh, Chinese, or en, English. [default: as the locale]",
    "color": "Colours. [default: auto, on a terminal]",
    "pager": "Show what would fill the screen in a pager, such as less. [default: $TIERS_PAGER]",
    "quiet": "Say nothing on standard error but errors.",
    "verbose": "Show more: columns as understood, rows set aside, all problems.",
    # The options of the panel Output
    "output": "Write to this file; its ending chooses the format: {endings:list}; - is standard output. Repeatable.",
    "json": "The same as --format {json}.",
    "format": "The format: {formats:list}. [default: table]",
    "table": "Which table a CSV holds: goals, nearest, cushion, breakdown, groups, years, totals, since, moved, lift, "
    "outlook or "
    "problems. [default: goals]",
    "example": "Also write data.csv, an invented register of 300 firms.",
    "force": "Overwrite what is there.",
    "fix": "Write the tables as they were understood, one row per firm and year, in the format of the ending: .csv, "
    ".xlsx, .parquet or .jsonl; - is standard output, as CSV.",
    "bom": "Begin CSV with a byte-order mark, by which Excel shows Chinese as it is.",
}
