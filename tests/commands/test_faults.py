"""What keeps the bot from the Sheet, and with what it works all the same."""

from commands.faults import Problem
from commands.ports import update_key


def test_it_works_with_a_sheet_of_another_locale_or_zone():
    assert {problem for problem in Problem if problem.is_only_a_warning} == {
        Problem.LOCALE_DIFFERS,
        Problem.ZONE_DIFFERS,
        Problem.COMPARE_AND_SET_FAILED,
        Problem.GUARDS_FAILED,
        Problem.COPIES_FAILED,
        Problem.WEBHOOK_SET,
    }


def test_an_update_is_known_by_its_bot_and_its_number():
    assert update_key(7_000_000_001, 42) == "tg:7000000001:42"
