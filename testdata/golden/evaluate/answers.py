"""The answers of the worked example, by the textbook and in exact fractions.

It knows nothing of our code: two passes over the rows, the value first, and then how far each row is from it.
Run by hand: python3 answers.py > answers.json
"""
import csv
import json
from fractions import Fraction
from math import sqrt
from pathlib import Path

CLIP = Fraction(3)      # --clip
SWITCH_AT = Fraction(3)  # --switchAt


def read():
    with open(Path(__file__).with_name("choices.csv"), newline="") as file:
        for row in csv.DictReader(file):
            if row["propensity"]:
                numbers = {k: Fraction(row[k]) for k in
                           ("reward", "propensity", "target_probability", "q_action", "v_target")}
                yield {**numbers, "user": row["user_id"], "segment": row["segment"],
                       "w": numbers["target_probability"] / numbers["propensity"]}


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def error(influences):
    """sqrt(sum psi^2 * k / (k - 1)) / n, of k pieces of evidence."""
    pieces, n = influences
    k = len(pieces)
    if k < 2:
        return None
    return sqrt(sum(p * p for p in pieces) * Fraction(k, k - 1) / n / n)


def by_user(rows, influences):
    sums = {}
    for row, influence in zip(rows, influences):
        sums[row["user"]] = sums.get(row["user"], 0) + influence
    return list(sums.values()), len(rows)


def estimate(rows, name, value, influence):
    influences = [influence(row) for row in rows]
    return {"estimator": name, "value": float(value), "std_error": error(by_user(rows, influences)),
            "std_error_iid": error((influences, len(rows)))}


def of_mean(rows, name, term):
    value = mean(map(term, rows))
    return estimate(rows, name, value, lambda row: term(row) - value)


def judged(rows):
    w = mean(row["w"] for row in rows)

    def shift(row):
        return row["w"] * (row["reward"] - row["q_action"])

    snipw = mean(row["w"] * row["reward"] for row in rows) / w
    dm, moved = mean(row["v_target"] for row in rows), mean(map(shift, rows)) / w
    weights = [row["w"] for row in rows]
    return {
        "estimates": [
            of_mean(rows, "ipw", lambda row: row["w"] * row["reward"]),
            of_mean(rows, "clipped_ipw", lambda row: min(row["w"], CLIP) * row["reward"]),
            estimate(rows, "snipw", snipw, lambda row: row["w"] * (row["reward"] - snipw) / w),
            of_mean(rows, "dm", lambda row: row["v_target"]),
            of_mean(rows, "dr", lambda row: row["v_target"] + shift(row)),
            estimate(rows, "sndr", dm + moved, lambda row: row["v_target"] - dm
                     + row["w"] * (row["reward"] - row["q_action"] - moved) / w),
            of_mean(rows, "switch_dr", lambda row: row["v_target"]
                    + (shift(row) if row["w"] <= SWITCH_AT else 0)),
        ],
        "logged": of_mean(rows, "logged", lambda row: row["reward"]),
        "diagnostics": {"n": len(rows), "users": len({row["user"] for row in rows}),
                        "ess": float(sum(weights) ** 2 / sum(x * x for x in weights)),
                        "mean_weight": float(w), "max_weight": float(max(weights))},
    }


rows = list(read())
answers = judged(rows)
answers["segments"] = {"new": judged([row for row in rows if row["segment"] == "new"])}
print(json.dumps(answers, indent=1))
