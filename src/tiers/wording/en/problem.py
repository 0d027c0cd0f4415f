"""What is wrong with a cell or row, or deserves a look: one sentence per code of `domain/problem.py`.

A sentence may use `{row}`, `{column}` and `{value}` (the problem's place and cell) and these facts:

| code | facts |
|---|---|
| amount-unreadable, amount-negative, figure-moved, currency-foreign, code-lost-digits, year-unreadable | `name` |
| amount-decimals | `name` |
| amount-huge, figure-like-total | `name`, `amount`, `currency` |
| name-like-total, duplicate-equal | `name` |
| duplicate-conflict | `name`, `policy` |
| growth-tenfold | `name`, `earlier` and `year` (years), `before` and `amount`, `currency` |
| row-like-total | `name` (its words), `figure` (its cell, or a dash) |
| row-ragged | `cells` and `columns` (counts); `name` is welcome and not said |
| total-differs | `stated` and `added`, `currency` |
| measure-beside | `measure`, `taken` (the heading that was taken) |
| name-beside | `taken` (the same) |
| time-unclear | `text` (what speaks of the time) |
| unit-not-understood | `words` (of the table), `unit` (the targets file's, which counts) |
| unit-differs | `unit` (the heading's, which counts), `other` (the unit line's) |
| year-small | `year`, `count` and `largest` (rows) |
| year-fewer-firms | `year` and `earlier` (years), `count` and `before` (firms) |
| format-scaled | `cell` (its address) |
| rows-hidden | `count` |
| sheets-hidden | `count`, `sheets` (their names) |
| folder-part, folder-unread | `folder` |
| since-same-name | `count` (of firms), `firms` (names), `more` (firms that are not named) |
| base-differs | `tier`, `year`, `stated` and `counted` (firms) |
| group-empty | `by` (the heading), `group`, `near` (groups that may be meant) and `hinted` (1 if there is one) |
| groups-not-in-table | `by` (the heading) |
| parts-below | `by` (the heading), `tier`, `parts`, `goal` and `fewer` (firms) |
| register-limit | `amount`, `currency`, `tiers` (their names) |
| code-rounded, code-inner-check | `name` |
| code-form, code-check | `name`, `meant` (the code that may be meant, or blank) and `hinted` (1 if there is one) |
| duplicate-undecided | `name`, `lines` (where it stands) |
| row-nameless, name-damaged, text-nul, text-ctrl-z, text-cut-off, base-not-for-part, goals-not-for-part,
  floats-inexact | none |

`name` is a firm's name, or its code where it has none; amounts are Decimals in yuan, counts and
years whole numbers. A sentence that says a name or a cell has a second one, `<code>.no-names`, for
reports that name nobody; `tiers.report.problem_text` chooses.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount-decimals": "“{value}” has more decimals than an amount may have (6, in yuan), so this figure of {name} "
    "does not count.",
    "amount-decimals.no-names": "The cell has more decimals than an amount may have (6, in yuan), so this figure does "
    "not count.",
    "amount-huge": "{name} has {amount:money}, more than any firm makes in a year: is the unit right?",
    "amount-huge.no-names": "A firm has more than any firm makes in a year: is the unit right?",
    "amount-negative": "“{value}” is below zero; {name} counts with this figure.",
    "amount-negative.no-names": "A figure is below zero; it counts as it is.",
    "amount-unreadable": "“{value}” is not an amount, so this figure of {name} does not count.",
    "amount-unreadable.no-names": "The cell is not an amount, so this figure does not count.",
    "since-same-name": "{count:# firm|# firms} left and came under the same name with another code: "
    "{firms:list}{more:|, and # more|, and # more}.",
    "since-same-name.no-names": "{count:# firm|# firms} left and came under the same name with another code.",
    "base-differs": "The plan states {stated:# firm|# firms} for {tier} in {year}, "
    "the table has {counted}; the plan's count is used.",
    "base-not-for-part": "The goals were set for all firms and --where reads only some; the stated base is not used.",
    "code-check": "“{value}” of {name} is not a code that agrees with its own last character"
    "{hinted:; is it |}{meant}{hinted:?|.}",
    "code-check.no-names": "A code does not agree with its own last character.",
    "code-form": "“{value}” of {name} has not the form of a code{hinted:; is it |}{meant}{hinted:?|.}",
    "code-form.no-names": "A code has not the form of one.",
    "code-inner-check": "“{value}” of {name} agrees with its last character, but the organization code in it "
    "does not with its own.",
    "code-inner-check.no-names": "A code agrees with its last character, but the organization code in it "
    "does not with its own.",
    "code-lost-digits": "“{value}” is a code that a spreadsheet has shortened; {name} is told apart by its name.",
    "code-lost-digits.no-names": "A spreadsheet has shortened the code; the firm is told apart by its name.",
    "code-rounded": "“{value}” of {name} is a code whose last digits a spreadsheet has lost.",
    "code-rounded.no-names": "A spreadsheet has lost the last digits of a code.",
    "currency-foreign": "“{value}” is in another currency than the plan, so this figure of {name} does not count.",
    "currency-foreign.no-names": "The cell is in another currency than the plan, so this figure does not count.",
    "duplicate-conflict": "{name} stands more than once in a year, with different figures; "
    "decided by --duplicates {policy}.",
    "duplicate-conflict.no-names": "A firm stands more than once in a year, with different figures; "
    "decided by --duplicates {policy}.",
    "duplicate-equal": "{name} stands more than once in a year, with nothing that differs; it counts once.",
    "duplicate-equal.no-names": "A firm stands more than once in a year, with nothing that differs; it counts once.",
    "duplicate-undecided": "{name} stands more than once in a year, with different figures ({lines}), "
    "and nobody has decided which count.",
    "duplicate-undecided.no-names": "A firm stands more than once in a year, with different figures ({lines}), "
    "and nobody has decided which count.",
    "figure-like-total": "{name} has {amount:money}, as much as all other firms together: is it a total?",
    "figure-like-total.no-names": "A firm has as much as all other firms together: is it a total?",
    "figure-moved": "“{value}” is a number where other firms have words or nothing: "
    "has a figure of {name} moved there?",
    "figure-moved.no-names": "The cell is a number where other firms have words or nothing: "
    "has a figure of its firm moved there?",
    "goals-not-for-part": "The goals were set for all firms, and --where reads only some.",
    "total-base-differs": "The plan states {stated:limit} for {tier} in {year}, the table's firms add up to "
    "{counted:money}; the plan's amount is used.",
    "total-base-differs.no-names": "The plan states another amount for {tier} in {year} than the table's firms add "
    "up to; the plan's is used.",
    "where-not-in-table": "{tier} cannot be judged: not every table of the year has the heading {heading}, or nothing "
    "stands under it.",
    "where-empty": "{tier}: no firm has {wanted} under {heading}, in any year.",
    "floats-inexact": "The figures are stored as binary numbers; the shortest decimal of each counts.",
    "folder-part": "The file is in a folder {folder}; its figures are taken for those of a whole year.",
    "folder-unread": "The file is in a folder {folder}; what that states is not read.",
    "format-scaled": "The cells show these figures divided (first in {cell}), and what is stored counts: "
    "is the unit that of the stored numbers?",
    "group-empty": "No firm has {group} under {by}, for which the plan has goals"
    "{hinted:; is it |: is it written so in the table}{near:list}?",
    "groups-not-in-table": "No table has the heading {by}, so the goals of its groups are not judged.",
    "growth-tenfold": "{name} went from {before:money} in {earlier} to {amount:money} in {year}, more than tenfold: "
    "are both in the same unit?",
    "growth-tenfold.no-names": "A firm grew or fell more than tenfold from {earlier} to {year}: "
    "are both figures in the same unit?",
    "heading-odd": "Column {place} from the left holds figures, and its heading does not tell of what; "
    "it was not read.",
    "headings-ragged": "This row of headings has {cells:# cell|# cells}, the one above {columns}: "
    "do they stand over the right columns?",
    "measure-beside": "{taken} was taken for {measure}; this heading speaks of it too, and was not read.",
    "measure-mentioned": "No column is {measure}; this heading mentions it, and is not clear.",
    "name-beside": "{taken} was taken for the firms' names; this heading has them in another language.",
    "name-damaged": "“{value}” holds characters that an earlier program has destroyed.",
    "name-damaged.no-names": "The name holds characters that an earlier program has destroyed.",
    "name-like-total": "{name} ends like a total, and counts as a firm: is it one?",
    "name-like-total.no-names": "A firm's name ends like a total, and it counts as a firm: is it one?",
    "parts-below": "By {by} the parts' goals for {tier} add up to {parts}, {fewer} fewer than the whole's {goal}.",
    "register-limit": "No firm has under {amount:limit}, from which firms are registered; "
    "the counts of lower tiers ({tiers:list}) are lower bounds.",
    "row-like-total": "The row “{name}” ({figure}) is like a total or a comparison, and does not count: is it a firm?",
    "row-like-total.no-names": "A row is like a total or a comparison, and does not count: is it a firm?",
    "row-nameless": "The row has a figure but neither a name nor a code, so it does not count.",
    "row-only-name": "{name} stands alone in its row, and counts as a firm without a figure: is it one?",
    "row-only-name.no-names": "The row holds nothing but a name, and counts as a firm without a figure: is it one?",
    "row-ragged": "The row has {cells:# cell|# cells} under {columns:# heading|# headings}, "
    "so its figures do not count (is there a comma inside a number?).",
    "serial-gap": "The serial number is {number}, and {expected} was to come: are rows lacking, or there twice?",
    "serial-gap.no-names": "The serial numbers do not follow each other: are rows lacking, or there twice?",
    "rows-hidden": "{count:A hidden row counts|# hidden rows count}, the first of them here: is a filter set?",
    "sheets-hidden": "{count:A hidden sheet was|# hidden sheets were} not read: {sheets:list}.",
    "text-ctrl-z": "The text holds an end-of-file mark of old systems (Ctrl-Z); it was read past.",
    "text-cut-off": "The last line has no line end: the file may have been cut off within a figure.",
    "text-nul": "The text holds NUL characters; they were read as spaces.",
    "time-unclear": "“{text}” speaks of a time in words that are not all understood: "
    "the figures are not taken for those of a whole year.",
    "total-differs": "The table says {stated:exact} in total, its firms add up to {added:exact}.",
    "total-differs.no-names": "The total that the table states is not what its firms add up to.",
    "unit-not-understood": "“{words}” is not understood as a unit; {unit} of the targets file counts.",
    "unit-differs": "The heading says {unit}, the line above the table {other}; the heading counts.",
    "year-elsewhere": "Nothing states the year of the figures, and this column mentions {year}: "
    "if it is that, say --year {year}.",
    "year-fewer-firms": "{year} has {count:# firm|# firms}, {earlier} had {before}: is the table complete?",
    "year-not-stated": "Neither the lines above the headings nor the headings state the year of the figures.",
    "year-small": "{year} has {count:# row|# rows} and another year {largest}: is the table complete?",
    "year-unreadable": "“{value}” is not a year of four digits, so this row of {name} does not count.",
    "year-unreadable.no-names": "The cell is not a year of four digits, so the row does not count.",
}
