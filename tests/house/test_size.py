"""How long things are."""

from __future__ import annotations

import statistics

from tests.house.source import PACKAGE, TESTS, classes, functions, listed, python_files, where

FUNCTION_MEDIAN_BELOW = 8
FUNCTION_P90_BELOW = 25
FUNCTION_MOST = 50
CLASS_MOST = 250
FILE_MOST = 350

SOURCE = python_files(PACKAGE)


def test_half_of_all_functions_are_short() -> None:
    lengths = [function.lines for function in functions(SOURCE)]
    assert statistics.median(lengths) < FUNCTION_MEDIAN_BELOW


def test_nine_of_ten_functions_fit_in_the_eye() -> None:
    lengths = [function.lines for function in functions(SOURCE)]
    assert statistics.quantiles(lengths, n=10)[8] < FUNCTION_P90_BELOW


def test_no_function_is_longer_than_a_page() -> None:
    too_long = [str(function) for function in functions(python_files(PACKAGE, TESTS)) if function.lines > FUNCTION_MOST]
    assert not too_long, listed(too_long)


def test_no_class_is_longer_than_two_pages() -> None:
    too_long = [str(found) for found in classes(python_files(PACKAGE, TESTS)) if found.lines > CLASS_MOST]
    assert not too_long, listed(too_long)


def test_no_source_file_is_too_long() -> None:
    lengths = {where(file): len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCE}
    too_long = [f"{name} {length}" for name, length in lengths.items() if length > FILE_MOST]
    assert not too_long, listed(too_long)
