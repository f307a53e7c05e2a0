"""Is Telegram reachable, the token good, and nothing else taking the updates? Findings, no sentences."""

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.transport import AiohttpRequest
from commands.faults import Finding, Problem


async def check_telegram(token: str, api_origin: str, *, polls: bool = True) -> tuple[Finding, ...]:
    """What is wrong between the bot and Telegram; empty if all is well. Changes nothing there."""
    requests = (AiohttpRequest(), AiohttpRequest())
    try:
        bot = Bot(
            token,
            base_url=f"{api_origin.rstrip('/')}/bot",
            request=requests[0],
            get_updates_request=requests[1],
        )
        for request in requests:
            await request.initialize()
        return await _findings(bot, polls=polls)
    except InvalidToken:
        return (Finding(Problem.TOKEN_REFUSED),)
    except TelegramError as error:
        return (Finding(Problem.TELEGRAM_AWAY, found=error.message),)
    finally:
        for request in requests:
            await request.shutdown()


async def _findings(bot: Bot, *, polls: bool) -> tuple[Finding, ...]:
    await bot.get_me()
    webhook = await bot.get_webhook_info()
    return (Finding(Problem.WEBHOOK_SET, found=webhook.url),) if polls and webhook.url else ()
