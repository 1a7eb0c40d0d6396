import pandas as pd
from sklearn.metrics import recall_score


def subgroup_recall(frame: pd.DataFrame, group_column: str) -> pd.DataFrame:
    rows = []
    for group, part in frame.groupby(group_column):
        rows.append({"group": group, "recall": recall_score(part.label, part.prediction), "n": len(part)})
    return pd.DataFrame(rows)


def fairness_gate(holdout: pd.DataFrame, max_gap: float = 0.05) -> None:
    """Fails the training pipeline when the model treats one cohort worse than another."""
    for column in ("gender", "age_band", "skin_tone"):
        table = subgroup_recall(holdout, column)
        disparity = table.recall.max() - table.recall.min()
        if disparity > max_gap:
            raise AssertionError(f"bias: {column} differs by {disparity:.2f}")
