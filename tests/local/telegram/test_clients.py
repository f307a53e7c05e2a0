"""Two independent clients drive the server: aiogram's Bot and python-telegram-bot's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import telegram.error
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
)

from tests.local.telegram.pictures import png
from tests.local.telegram.raw_client import TOKEN

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from bot.local.server import TelegramServer


async def test_aiogram_talks_through_a_whole_session(server: TelegramServer, people: People, ibu: Person):
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(TOKEN, session=session) as bot:
        assert (await bot.me()).username == "mitra_contoh_bot"
        await asyncio.to_thread(ibu.starts, "U-7")
        (update,) = await bot.get_updates(timeout=5)
        assert update.message
        assert update.message.text == "/start U-7"

        button = InlineKeyboardButton(text="Ya", callback_data="ya")
        sent = await bot.send_message(
            ibu.id,
            "<b>Jadi?</b>",
            parse_mode="HTML",
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )
        await asyncio.to_thread(ibu.presses, "Ya")
        (pressed,) = await bot.get_updates(offset=update.update_id + 1)
        assert pressed.callback_query
        assert await bot.answer_callback_query(pressed.callback_query.id, "Dicatat")
        assert await bot.edit_message_text("Jadi", chat_id=ibu.id, message_id=sent.message_id)

        photo = await bot.send_photo(ibu.id, BufferedInputFile(png(), "a.png"), caption="Sambal")
        assert photo.photo
        content = await bot.download(photo.photo[-1].file_id)
        assert content
        assert content.read() == png()
        files = [BufferedInputFile(b"1", "satu.txt"), BufferedInputFile(b"2", "dua.txt")]
        album = await bot.send_media_group(ibu.id, [InputMediaDocument(media=file) for file in files])
        assert [message.document.file_name for message in album if message.document] == [
            "satu.txt",
            "dua.txt",
        ]
        scope = BotCommandScopeAllPrivateChats()
        await bot.set_my_commands([BotCommand(command="harga", description="Harga")], scope)
        assert [entry.command for entry in await asyncio.to_thread(ibu.menu)] == ["harga"]


async def test_aiogram_understands_every_refusal(server: TelegramServer, people: People, ibu: Person):
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(TOKEN, session=session) as bot:
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(999, "x")
        ibu.starts()
        ibu.blocks()
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(ibu.id, "x")
        people.fault("getMe", kind="status", retry_after=3)
        with pytest.raises(TelegramRetryAfter) as late:
            await bot.get_me()
        assert late.value.retry_after == 3
        group = people.group("Warung", members=[ibu])
        new = group.migrates()
        with pytest.raises(TelegramMigrateToChat) as moved:
            await bot.send_message(group.id, "x")
        assert moved.value.migrate_to_chat_id == new.id


async def test_python_telegram_bot_talks_through_a_whole_session(
    server: TelegramServer, people: People, ibu: Person
):
    base = f"{server.url}/bot"
    async with telegram.Bot(TOKEN, base_url=base, base_file_url=f"{server.url}/file/bot") as bot:
        assert bot.username == "mitra_contoh_bot"
        ibu.starts()
        (update,) = await bot.get_updates(timeout=5, allowed_updates=telegram.Update.ALL_TYPES)
        assert update.message
        assert update.message.text == "/start"
        button = telegram.InlineKeyboardButton("Ya", callback_data="ya")
        sent = await bot.send_message(ibu.id, "Jadi?", reply_markup=telegram.InlineKeyboardMarkup([[button]]))
        await asyncio.to_thread(ibu.presses, "Ya")
        (pressed,) = await bot.get_updates(offset=update.update_id + 1)
        assert pressed.callback_query
        assert await pressed.callback_query.answer("Dicatat", show_alert=True)
        assert await sent.edit_text("Jadi")
        with pytest.raises(telegram.error.BadRequest, match="not modified"):
            await sent.edit_text("Jadi")
        photo = await bot.send_photo(ibu.id, png(), caption="Sambal")
        file = await photo.photo[-1].get_file()
        assert bytes(await file.download_as_bytearray()) == png()
        assert await bot.set_my_commands(
            [("harga", "Harga")], scope=telegram.BotCommandScopeAllPrivateChats()
        )
        assert await bot.set_my_commands([("price", "Price")], language_code="en")
        people.fault("sendMessage", kind="status", status=502, html=True)
        with pytest.raises(telegram.error.NetworkError):
            await bot.send_message(ibu.id, "x")


async def test_python_telegram_bot_understands_every_refusal(
    server: TelegramServer, people: People, ibu: Person
):
    async with telegram.Bot(TOKEN, base_url=f"{server.url}/bot") as bot:
        ibu.starts()
        ibu.blocks()
        with pytest.raises(telegram.error.Forbidden):
            await bot.send_message(ibu.id, "x")
        people.conflict()
        with pytest.raises(telegram.error.Conflict):
            await bot.get_updates()
        people.fault("sendMessage", kind="reset_after")
        ibu.unblocks()
        with pytest.raises(telegram.error.NetworkError):
            await bot.send_message(ibu.id, "x")
        group = people.group("Warung", members=[ibu])
        new = group.migrates()
        with pytest.raises(telegram.error.ChatMigrated) as moved:
            await bot.send_message(group.id, "x")
        assert moved.value.new_chat_id == new.id
