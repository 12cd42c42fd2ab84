"""What is hidden can't be worked out from what is shown."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from library.exports.suppression import FEWEST, shown, ticked

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=8)


@given(COUNTS)
def test_no_small_number_is_shown(counts: list[int]) -> None:
    for count, seen in zip(counts, shown(counts) or (), strict=False):
        assert seen in (None, count)
        assert seen is None or seen == 0 or seen >= FEWEST


@given(COUNTS)
def test_each_hidden_number_may_still_be_any_from_1_to_5(counts: list[int]) -> None:
    seen = shown(counts)
    if seen is None or None not in seen:
        return
    # An attacker knows the total, what is shown, and that nought is never hidden.
    left = sum(counts) - sum(value or 0 for value in seen)
    hidden = seen.count(None)
    for wanted in range(1, FEWEST + 1):
        assert _can_be(left - wanted, hidden - 1), (counts, seen, wanted)


def _can_be(total: int, cells: int) -> bool:
    """Tell whether numbers of 1 at least, one for each cell, add up to a total."""
    return total == 0 if cells == 0 else total >= cells


def test_every_small_table_by_trying_all_that_would_look_the_same() -> None:
    for counts in product(range(8), repeat=3):
        seen = shown(counts)
        if seen is None:
            continue
        alike = [
            other
            for other in product(range(1, sum(counts) + 1), repeat=seen.count(None))
            if sum(other) == sum(counts) - sum(value or 0 for value in seen)
        ]
        for place in range(seen.count(None)):
            assert len({other[place] for other in alike}) >= FEWEST, (counts, seen)


def test_one_hidden_number_takes_the_smallest_other_with_it() -> None:
    assert shown([3, 20, 9]) == (None, 20, None)
    assert shown([0, 20, 9]) == (0, 20, 9)
    assert shown([2, 2]) is None
    assert shown([1, 1, 30]) is not None
    assert shown([1, 1, 30]) == (None, None, None)
    assert shown([1, 1, 1, 1]) is None
    assert shown([2, 4, 30]) == (None, None, 30)


def test_those_who_did_not_tick_are_a_count_too() -> None:
    assert ticked({"few": 3, "some": 9, "nearly-all": 18, "all": 20, "none": 0}, 20) == {
        "few": None,
        "some": 9,
        "nearly-all": None,
        "all": 20,
        "none": 0,
    }
    assert ticked({"any": 4}, 4) is None
