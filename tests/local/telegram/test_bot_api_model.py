"""The independent model itself: it must be able to say no."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.local.methods import METHODS as SERVED
from tests.local.telegram.bot_api_model import METHODS, check_request, check_result, check_update

USER = {"id": 1, "is_bot": False, "first_name": "Sari"}


def test_every_method_the_server_offers_is_one_of_telegrams():
    assert {name for name, _ in SERVED.values()} <= METHODS.keys()


def test_form_fields_and_values_are_understood_alike():
    markup = '{"inline_keyboard":[[{"text":"Ya","callback_data":"y"}]]}'
    check_request("sendMessage", {"chat_id": "7", "text": "[x]", "reply_markup": markup})
    check_request("sendMessage", {"chat_id": 7, "text": "{x", "disable_notification": "true"})
    check_request(
        "sendMediaGroup", {"chat_id": 7, "media": '[{"type":"photo","media":"attach://a"}]', "a": "<5 bytes>"}
    )


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 7}),
        ("sendMessage", {"chat_id": 7, "text": "x", "txet": "x"}),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": '{"inline_keyboard":[[{"txt":"x"}]]}'}),
        ("sendPhoto", {"chat_id": 7, "photo": "<5 bytes>", "left_over": "<5 bytes>"}),
        ("getUpdates", {"timeout": "long"}),
    ],
)
def test_a_wrong_request_is_told_at_any_depth(method: str, params: dict[str, object]):
    with pytest.raises(ValidationError):
        check_request(method, params)


def test_wrong_results_and_updates_are_told():
    with pytest.raises(ValidationError):
        check_result("getMe", {**USER, "nickname": "x"})
    with pytest.raises(ValidationError):
        check_update({"update_id": 1, "message": {"message_id": 1, "from": USER, "text": "x"}})
