"""Blocks into columns: nothing lost, nothing over the edge, columns that end level."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prepress.geometry.packing import (
    LONGEST_STRETCH,
    Block,
    fill,
    foot,
    level,
    lowest,
    near_ends,
    place,
    torn_alike,
    unevenness,
    whole_blocks,
)

HEIGHT = 100.0
BLOCKS = st.lists(st.builds(Block, st.floats(0.5, 90), st.floats(0, 5), st.booleans()), min_size=1, max_size=40)


@settings(max_examples=30)
@given(BLOCKS)
def test_filled_columns_hold_every_block_in_order(blocks: list[Block]) -> None:
    """The runs follow each other without a gap, from the first block to the last, and none is too high."""
    runs = fill(blocks, HEIGHT)
    assert [index for start, end in runs for index in range(start, end)] == list(range(len(blocks)))
    for start, end in runs:
        used = sum(block.height for block in blocks[start:end]) + sum(block.gap for block in blocks[start + 1 : end])
        assert used <= HEIGHT + 1e-5


@settings(max_examples=30)
@given(BLOCKS)
def test_no_arrangement_needs_fewer_columns_than_filling(blocks: list[Block]) -> None:
    """Levelling over one column fewer than filling used cannot be done, and says so by filling."""
    runs = fill(blocks, HEIGHT)
    if len(runs) > 1:
        assert level(blocks, HEIGHT, len(runs) - 1) == runs


@settings(max_examples=30)
@given(BLOCKS, st.integers(0, 3))
def test_levelled_columns_hold_every_block(blocks: list[Block], more: int) -> None:
    """Levelling loses nothing either, and uses the columns it is given when there are blocks enough for them."""
    columns = min(len(fill(blocks, HEIGHT)) + more, len(blocks))
    runs = level(blocks, HEIGHT, columns)
    assert len(runs) == columns
    assert [index for start, end in runs for index in range(start, end)] == list(range(len(blocks)))


@settings(max_examples=30)
@given(BLOCKS)
def test_placed_blocks_do_not_touch(blocks: list[Block]) -> None:
    """Within a column each block begins below the end of the one before it, and the last ends inside the column."""
    spots = place(blocks, fill(blocks, HEIGHT), HEIGHT)
    for above, below in pairwise(spots):
        if above.column == below.column:
            gap = below.top - above.top - blocks[above.block].height
            assert blocks[below.block].gap - 1e-6 <= gap <= blocks[below.block].gap * LONGEST_STRETCH + 1e-6
    assert all(spot.top + blocks[spot.block].height <= HEIGHT + 1e-5 for spot in spots)


def test_level_prefers_columns_that_open_with_a_section() -> None:
    """Of two cuts that leave equal rests, the one before a section is taken."""
    blocks = [Block(30, 0), Block(30, 0), Block(30, 0, opens_section=True), Block(30, 0)]
    assert level(blocks, HEIGHT, 2) == ((0, 2), (2, 4))


def test_full_columns_keep_their_gaps() -> None:
    """Where there is nothing to stretch for, blocks stand at their own gaps."""
    blocks = [Block(10, 5), Block(10, 5), Block(10, 5)]
    spots = place(blocks, fill(blocks, 40), 40)
    assert [spot.top for spot in spots] == [0, 15, 30]


def test_gaps_grow_until_columns_end_level() -> None:
    """Two columns of different height end at the same foot, as long as gaps grow no further than they may."""
    blocks = [Block(40, 5), Block(40, 5), Block(35, 5), Block(35, 5)]
    runs = ((0, 2), (2, 4))
    assert unevenness(blocks, runs, 90) == 0
    ends = [spot.top + blocks[spot.block].height for spot in place(blocks, runs, 90)]
    assert ends[1] == pytest.approx(ends[3])


def test_columns_that_cannot_be_filled_end_above_the_foot() -> None:
    """All of them: no gap grows without limit, and none ends lower than the shortest reaches."""
    blocks = [Block(10, 2), Block(10, 2), Block(10, 2), Block(10, 2)]
    runs = ((0, 2), (2, 4))
    assert foot(blocks, runs, HEIGHT) == pytest.approx(20 + 2 * LONGEST_STRETCH)
    assert unevenness(blocks, runs, HEIGHT) == 0


def test_unevenness_is_what_no_stretching_levels() -> None:
    """A column of one block has no gap to stretch."""
    blocks = [Block(90, 5), Block(50, 5)]
    assert unevenness(blocks, ((0, 1), (1, 2)), HEIGHT) == pytest.approx(0.4)


def test_a_column_does_not_open_with_the_rest_of_a_question_without_need() -> None:
    """Of two cuts that are as level, the one between questions is taken."""
    torn = [Block(30, 5), Block(20, 5), Block(20, 0, continues=True), Block(10, 5)]
    whole = [Block(30, 5), Block(20, 5), Block(20, 5), Block(10, 5)]
    assert level(torn, 60, 2) == level(whole, 60, 2) == ((0, 2), (2, 4))


@settings(max_examples=30)
@given(BLOCKS, st.integers(0, 3))
def test_the_lowest_height_will_do(blocks: list[Block], more: int) -> None:
    """At that height the blocks still fill no more columns than they may, and none of them is higher."""
    columns = len(fill(blocks, HEIGHT)) + more
    height = lowest(blocks, HEIGHT, columns)
    assert len(fill(blocks, height)) <= columns
    assert max(block.height for block in blocks) <= height <= HEIGHT


def test_the_ends_of_level_columns_are_near_some_blocks() -> None:
    """Three columns of six blocks end at the second and the fourth; a little further away there are more."""
    blocks = [Block(9, 1) for _ in range(6)]
    assert near_ends(blocks, 3, 0.5) == [1, 2, 3, 4]
    assert near_ends(blocks, 5, 0.5) == [1, 2, 3, 4]
    assert near_ends([Block(9, 1), Block(49, 1), Block(9, 1)], 2, 0.5) == [1]
    assert near_ends(blocks, 1, 5) == near_ends([], 3, 5) == []


def test_slices_are_whole_again() -> None:
    """What continues belongs to the block before; the gap is the first one's."""
    torn = [Block(5, 1, opens_section=True), Block(4, 0, continues=True), Block(3, 2)]
    assert whole_blocks(torn) == (Block(9, 1, opens_section=True), Block(3, 2))


def test_blocks_are_torn_alike() -> None:
    """What is too high is in slices, what is not is whole; nothing of the height is lost."""
    blocks = [Block(20, 5), Block(10, 0, continues=True), Block(60, 5), Block(10, 5)]
    torn = torn_alike(blocks, 40, 15)
    assert [block.height for block in torn] == [30, 15, 15, 15, 15, 10]
    assert [block.continues for block in torn] == [False, False, True, True, True, False]
