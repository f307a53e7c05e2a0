"""The OAuth token endpoint: JWT bearer grants of service accounts, checked as Google checks them.

https://developers.google.com/identity/protocols/oauth2/service-account#httprest
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

if TYPE_CHECKING:
    from sheets.local.errors import JSON
    from sheets.local.world import World

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE_AUDIENCE = (
    "https://oauth2.googleapis.com/token"  # google-auth says this whatever the key's token_uri is
)
LIFETIME = 3_600
SKEW = 300
_SCOPE = "https://www.googleapis.com/auth/"
KNOWN_SCOPES = frozenset(
    _SCOPE + name
    for name in (
        "spreadsheets",
        "spreadsheets.readonly",
        "drive",
        "drive.file",
        "drive.readonly",
        "drive.metadata",
        "drive.metadata.readonly",
    )
)


class GrantError(Exception):
    """A refused grant, in OAuth's own error shape (RFC 6749, 5.2)."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description

    def body(self) -> JSON:
        """Return the body; its status is 400."""
        return {"error": self.error, "error_description": self.description}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a token speaks for. Persons have every scope and no quota."""

    email: str
    scopes: frozenset[str]
    is_person: bool
    expires: float


@dataclass(slots=True)
class Tokens:
    """Access tokens given out; they live as long as the process."""

    world: World
    lifetime: float = LIFETIME
    _given: dict[str, Identity] = field(default_factory=dict)

    def identity(self, token: str, now: float) -> Identity | None:
        """Return whom a bearer token speaks for; None when it is unknown or expired."""
        person = self.world.people.get(token)
        if person is not None:
            return Identity(person, KNOWN_SCOPES, is_person=True, expires=now + LIFETIME)
        found = self._given.get(token)
        return found if found is not None and found.expires > now else None

    def expire(self) -> None:
        """Let every token given so far be expired."""
        self._given.clear()

    def grant(self, form: dict[str, str], audience: str, now: float) -> JSON:
        """Return an access token for a signed assertion, or `GrantError`."""
        if form.get("grant_type") != GRANT:
            raise GrantError("unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type', '')}")
        claims = self._verified(form.get("assertion", ""))
        _check_times(claims, now)
        if claims.get("aud") not in (audience, GOOGLE_AUDIENCE):
            raise GrantError("invalid_grant", "Invalid JWT: Failed audience check.")
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes or not scopes <= KNOWN_SCOPES:
            raise GrantError("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        token = "ya29.c." + secrets.token_urlsafe(60)
        email = str(claims["iss"])
        self._given[token] = Identity(email, scopes, is_person=False, expires=now + self.lifetime)
        return {"access_token": token, "expires_in": int(self.lifetime) - 1, "token_type": "Bearer"}

    def _verified(self, assertion: str) -> dict[str, Any]:
        header, claims, signed, signature = _parts(assertion)
        if header.get("alg") != "RS256":
            raise GrantError("invalid_grant", "Invalid JWT: Unsupported signature algorithm.")
        keys = self.world.keys.get(str(claims.get("iss")))
        if keys is None:
            raise GrantError("invalid_grant", "Invalid grant: account not found")
        pem = keys.get(str(header.get("kid")))
        if pem is None or not _is_signed(pem, signed, signature):
            raise GrantError("invalid_grant", "Invalid JWT Signature.")
        return claims


def _parts(assertion: str) -> tuple[dict[str, Any], dict[str, Any], bytes, bytes]:
    try:
        head, body, signature = assertion.split(".")
        header, claims = json.loads(_decoded(head)), json.loads(_decoded(body))
        decoded = _decoded(signature)
    except ValueError as error:  # binascii.Error and JSONDecodeError are ValueErrors
        raise GrantError("invalid_grant", "Bad Request") from error
    if not (isinstance(header, dict) and isinstance(claims, dict)):
        raise GrantError("invalid_grant", "Bad Request")
    return header, claims, f"{head}.{body}".encode(), decoded


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _is_signed(pem: str, signed: bytes, signature: bytes) -> bool:
    key = load_pem_public_key(pem.encode())
    if not isinstance(key, RSAPublicKey):
        return False
    try:
        key.verify(signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def _check_times(claims: dict[str, Any], now: float) -> None:
    issued, expires = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, int | float) or not isinstance(expires, int | float):
        raise GrantError("invalid_grant", "Invalid JWT: Must include iat and exp claims.")
    if expires - issued > LIFETIME or issued > now + SKEW or expires < now - SKEW:
        text = (
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
            "Check your iat and exp values in the JWT claim."
        )
        raise GrantError("invalid_grant", text)
