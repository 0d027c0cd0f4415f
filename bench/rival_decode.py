"""Read and decode a text, and do nothing with it, some times over: python rival_decode.py PATH ENCODING TIMES."""

import sys
from pathlib import Path

path, encoding, times = sys.argv[1:]
for _ in range(int(times)):
    text = Path(path).read_bytes().decode(encoding)
print(len(text))
