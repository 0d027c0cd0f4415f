"""The same answers in pandas, as a good user of it would write them for this one layout.

Usage: rival_pandas.py FILE
"""

import sys

import pandas as pd

REVENUE, OUTPUT = "营业收入（万元）", "工业总产值（万元）"
TIERS = ((REVENUE, 100_000), (REVENUE, 50_000), (REVENUE, 10_000), (OUTPUT, 1_000))
MEASURES = [REVENUE, OUTPUT]


def main() -> None:
    """Print everything; pandas has no decimals of its own, so that figures become whole hundredths."""
    text = {"统一社会信用代码": "string[pyarrow]", "企业名称": "string[pyarrow]", "行业": "category"}
    register = pd.read_csv(sys.argv[1], dtype=text, engine="pyarrow", dtype_backend="pyarrow")
    for measure in MEASURES:
        register[measure] = (register[measure] * 100).round().astype("Int64")
    over = pd.DataFrame({f"over {i}": register[measure] > limit * 100 for i, (measure, limit) in enumerate(TIERS)})
    print(
        len(register), over.sum().tolist(), register[MEASURES].sum().tolist(), register[MEASURES].isna().sum().tolist()
    )
    industry = register["行业"]
    print(industry.value_counts(), over.groupby(industry, observed=True).sum())
    print(register.groupby("行业", observed=True)[MEASURES].sum())
    print((register["统一社会信用代码"].value_counts() > 1).sum())
    for measure, limit in TIERS:
        below = register.loc[register[measure] <= limit * 100, ["企业名称", measure]]
        print(below.nlargest(20, measure))


if __name__ == "__main__":
    main()
