"""Blocks into columns: nothing lost, nothing over the edge, columns that end level."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from prepress.packing import LONGEST_STRETCH, Block, fill, level, place

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
    spots = place(blocks, fill(blocks, HEIGHT), HEIGHT, stretch=True)
    for above, below in pairwise(spots):
        if above.column == below.column:
            gap = below.top - above.top - blocks[above.block].height
            assert blocks[below.block].gap - 1e-6 <= gap <= blocks[below.block].gap * LONGEST_STRETCH + 1e-6
    assert all(spot.top + blocks[spot.block].height <= HEIGHT + 1e-5 for spot in spots)


def test_level_prefers_columns_that_open_with_a_section() -> None:
    """Of two cuts that leave equal rests, the one before a section is taken."""
    blocks = [Block(30, 0), Block(30, 0), Block(30, 0, opens_section=True), Block(30, 0)]
    assert level(blocks, HEIGHT, 2) == ((0, 2), (2, 4))


def test_unstretched_columns_keep_their_gaps() -> None:
    """Without stretching, blocks stand at their own gaps."""
    blocks = [Block(10, 5), Block(10, 5), Block(10, 5)]
    spots = place(blocks, fill(blocks, HEIGHT), HEIGHT, stretch=False)
    assert [spot.top for spot in spots] == [0, 15, 30]
