"""Telegram updates to asks: pure, and the only place that knows how an update is built.

What carries no right to ask gives None: channels, bots, anonymous group admins (they write as a
chat, without a user), service messages, and group talk that is not addressed to the bot.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram.constants import ChatID, ChatType

from bot.buttons import decode
from bot.cleaning import clean_name, clean_text
from commands.asks import Ask, BlockedBot, Place, Pressed, PressedUnknown, Said, Sender, What
from commands.files import SentFile
from commands.ports import update_key
from commands.registry import NAMES
from commands.rules.files import FileKind

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds that Mitra asks Telegram for; the setting sticks there until changed."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot as Telegram knows it (`getMe`)."""

    id: int
    username: str


def to_ask(update: Update, me: Identity, at: datetime) -> Ask | None:
    """Return what somebody asks of the bot; `at` is the time of first arrival (UTC)."""
    key = update_key(me.id, update.update_id)
    if update.callback_query is not None:
        return _pressed(update.callback_query, key, at)
    if update.my_chat_member is not None:
        return _reached(update.my_chat_member, key, at)
    message = update.message or update.edited_message
    if message is None:
        return None
    return _said(message, me, key, at, is_edit=update.edited_message is not None)


def migration(update: Update) -> tuple[int, int] | None:
    """Return (old, new) chat id where a group has become a supergroup; both chats say so."""
    message = update.message
    if message is None:
        return None
    if message.migrate_to_chat_id is not None:
        return message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        return message.migrate_from_chat_id, message.chat.id
    return None


def _said(message: Message, me: Identity, key: str, at: datetime, *, is_edit: bool) -> Ask | None:
    """Words or a command; in a group only those meant for the bot."""
    user = message.from_user
    if user is None or not _is_person(user) or message.sender_chat is not None:
        return None
    words = message.text or message.caption or ""
    if not words and message.effective_attachment is None:
        return None
    is_private = message.chat.type == ChatType.PRIVATE
    text = clean_text(words)
    command = _COMMAND.fullmatch(text)
    if command is not None:
        if command[2] and command[2].lower() != me.username.lower():
            return None
        name, text = command[1].lower(), (command[3] or "").strip()
        if not (is_private or command[2] or name in NAMES):
            return None  # another bot's
    elif is_private or _is_spoken_to(message, me):
        name, text = "", _without_mention(text, me)
    else:
        return None
    what = Said(name, text, message.message_id, is_edit, _file(message) if is_private else None)
    return Ask(key, at, _sender(user), _place(message.chat, message), what)


def _file(message: Message) -> SentFile | None:
    """A photo in its largest size, or a document; everything else is no file to us.

    An animation comes as a document too, for old clients.
    """
    if message.photo:
        photo = max(message.photo, key=lambda size: size.width * size.height)
        return SentFile(FileKind.PHOTO, photo.file_id, photo.file_unique_id, size=photo.file_size or 0)
    sent = message.document
    if sent is None or message.animation is not None:
        return None
    return SentFile(
        FileKind.DOCUMENT,
        sent.file_id,
        sent.file_unique_id,
        clean_name(sent.mime_type or "").casefold(),
        sent.file_size or 0,
        clean_name(sent.file_name or ""),
    )


def _pressed(query: CallbackQuery, key: str, at: datetime) -> Ask | None:
    """A pressed button; a button without a message (inline mode) is none of ours."""
    if query.message is None or not _is_person(query.from_user):
        return None
    where = query.message
    what: Pressed | PressedUnknown = decode(query.data or "", where.message_id)
    place = _place(where.chat, where if isinstance(where, Message) else None)
    return Ask(key, at, _sender(query.from_user), place, what)


def _reached(change: ChatMemberUpdated, key: str, at: datetime) -> Ask | None:
    """She blocked the bot in the private chat, or came back."""
    if change.chat.type != ChatType.PRIVATE or not _is_person(change.from_user):
        return None
    what: What = BlockedBot(is_blocked=change.new_chat_member.status == ChatMember.BANNED)
    return Ask(key, at, _sender(change.from_user), _place(change.chat, None), what)


def _is_person(user: User) -> bool:
    """A human with an id of her own."""
    return not user.is_bot and user.id not in (ChatID.ANONYMOUS_ADMIN, ChatID.SERVICE_CHAT)


def _sender(user: User) -> Sender:
    return Sender(user.id, clean_name(user.full_name), clean_name(user.username or ""))


def _place(chat: Chat, message: Message | None) -> Place:
    topic = message.message_thread_id if message is not None and message.is_topic_message else None
    return Place(chat.id, chat.type == ChatType.PRIVATE, topic, clean_name(chat.title or ""))


def _is_spoken_to(message: Message, me: Identity) -> bool:
    """A reply to the bot's own message, or a mention of it."""
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == me.id:
        return True
    entities = {**message.parse_entities(), **message.parse_caption_entities()}
    return any(_is_mention(entity, text, me) for entity, text in entities.items())


def _is_mention(entity: MessageEntity, text: str, me: Identity) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and text.lower() == f"@{me.username.lower()}"


def _without_mention(text: str, me: Identity) -> str:
    """The words without the bot's own @name."""
    return re.sub(rf"@{re.escape(me.username)}\b", "", text, flags=re.IGNORECASE).strip()
