"""Find out a text's encoding, separator and headings as `tiers` does: python decide.py PATH ENCODING TIMES.

The cells themselves are not split.
"""

import sys
from pathlib import Path

from tiers.domain.question import Question
from tiers.domain.targets import Targets
from tiers.intake.files.encoding import decode
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.readers.delimiter import separator_of

PLAN = {
    "version": 1,
    "base_year": 2005,
    "target_year": 2010,
    "tier": [{"name": "1亿", "measure": "revenue", "over": "1亿"}],
}

path, encoding, times = sys.argv[1:]
question = Question(Targets.model_validate(PLAN, context={"currency": "CNY"}))
for _ in range(int(times)):
    text, found = decode(Path(path).read_bytes(), path, None)
    separator = separator_of(text, Vocabulary(question))
print(len(text), separator, found == encoding)
