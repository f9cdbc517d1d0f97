"""How alike two weighted bags of terms are."""


def similarity(a: dict[str, float], b: dict[str, float]) -> float:
    """Return the weighted Dice coefficient of two topics, 0 to 1."""
    if not a or not b:
        return 0.0
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    shared = sum(weight for name, weight in small.items() if name in large)
    return 2 * shared / (sum(a.values()) + sum(b.values()))
