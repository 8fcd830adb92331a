"""E-mail: newsletters and forwarded articles. The subject is the title, the sender the outlet."""

import re
from typing import TYPE_CHECKING

from reportedly.model.document import Document, Origin
from reportedly.reading.encoding import decode
from reportedly.reading.failures import reading_error
from reportedly.reading.html_metadata import metadata_from_html
from reportedly.reading.html_text import article_text, parse_html, with_title_first
from reportedly.reading.metadata import Metadata, metadata_from_address, metadata_from_text
from reportedly.reading.published import parse_published
from reportedly.reading.reader import RawDocument, Reader

if TYPE_CHECKING:
    from email.message import EmailMessage

__all__ = ["READER"]

_HEADERS = re.compile(
    rb"(?:(?:From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|Subject|To"
    rb"|X-[\w-]+):[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}",
    re.I,
)
_PREFIX = re.compile(r"(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.I)
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:forwarded|original)[ \t]message[ \t]*-{2,}|begin forwarded message:)[ \t]*\n"
    r"(?P<headers>(?:[ \t>]*\n)*(?:[ \t>]*\*?(?:from|date|sent|subject|to|cc|reply-to)\*?:[^\n]*\n)+)",
    re.I | re.M,
)
_FORWARDED_FIELD = re.compile(
    r"^[ \t>]*\*?(?P<name>from|date|sent|subject)\*?:[ \t]*\*?[ \t]*(?P<value>[^\n]*\S)", re.I | re.M
)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)
# What stands below a line of two dashes and a space is the sender's signature (RFC 3676), unless it is long.
_SIGNATURE = re.compile(r"\n[ \t>]*-- \n(?P<lines>(?:[^\n]*\n){0,8}[^\n]*)\Z")
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_PRIVATE_DOMAINS = frozenset(
    {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me", "gmx.net"}
)
# A text part shorter than this beside an HTML part only says "open this letter in your browser".
_STUB_CHARS = 300
# Lines of this length were broken by the mail program (RFC 5322 asks for at most 78 characters).
_WRAPPED_CHARS = range(60, 80)


def _read(raw: RawDocument) -> Document:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(raw.read(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() in _ENCRYPTED:
        raise reading_error("R112", raw.name)
    body, page = _body(message)
    if not body.strip():
        raise reading_error("R114", raw.name)
    inner, body = _forwarded(body)
    outer = _from_headers(
        _header(message, "from"), _header(message, "subject"), _header(message, "date"), Origin.FOUND
    )
    # What is forwarded was published by the inner sender on the inner day; the outer ones are the reader's.
    stated = inner.or_else(outer if inner == Metadata() else Metadata(title=outer.title))
    text = with_title_first(stated.title, body)
    found = stated.or_else(page).or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name))
    return found.describe(raw.name, text, "message/rfc822")


def _body(message: "EmailMessage") -> tuple[str, Metadata]:
    """Give the text of the letter, and what its HTML says about itself if the text comes from there."""
    plain = _content(message, "plain")
    markup = _content(message, "html")
    tree = parse_html(markup) if len(plain.strip()) < _STUB_CHARS and markup.strip() else None
    written = article_text(tree) if tree is not None else ""
    if tree is not None and len(written) > len(plain.strip()):
        return written, metadata_from_html(tree)
    return _unwrapped(_without_signature(plain)), Metadata()


def _without_signature(text: str) -> str:
    found = _SIGNATURE.search(text)
    if found is None or _FORWARDED.search(found["lines"]):
        return text
    return text[: found.start()]


def _content(message: "EmailMessage", kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    decoded = decode(content, part.get_content_charset())
    text = decoded.text.replace("\r\n", "\n") if decoded is not None else ""
    if part.get_param("format") == "flowed":
        return _reflowed(text, is_space_deleted=part.get_param("delsp") == "yes")
    return text


def _reflowed(text: str, *, is_space_deleted: bool) -> str:
    """Join the lines of format=flowed (RFC 3676): a space at the end means that the paragraph goes on."""
    lines = []
    for line in text.split("\n"):
        is_open = line.endswith(" ") and line != "-- "
        lines.append((line[:-1] if is_space_deleted else line) if is_open else line + "\n")
    return "".join(lines)


def _unwrapped(text: str) -> str:
    """Join lines that the mail program broke, and take off the signs of quotation before them."""
    return "\n\n".join(filter(None, map(_unwrapped_block, re.split(r"\n[ \t]*\n", _QUOTED.sub("", text)))))


def _unwrapped_block(block: str) -> str:
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    joined: list[str] = []
    is_open = False
    for line in lines:
        if is_open and joined:
            joined[-1] += " " + line
        else:
            joined.append(line)
        is_open = len(line) in _WRAPPED_CHARS
    return "\n".join(joined)


def _forwarded(body: str) -> tuple[Metadata, str]:
    """Take the headers of a forwarded letter out of the text; the text above them is the forwarder's."""
    found = _FORWARDED.search(body)
    if found is None:
        return Metadata(), body
    fields = {field["name"].lower(): field["value"] for field in _FORWARDED_FIELD.finditer(found["headers"])}
    sent = fields.get("date") or fields.get("sent")
    inner = _from_headers(fields.get("from"), fields.get("subject"), sent, Origin.GUESSED)
    return inner, body[found.end() :].strip("\n") or body


def _from_headers(sender: str | None, subject: str | None, sent: str | None, origin: Origin) -> Metadata:
    published = parse_published(sent or "")
    outlet = _outlet(sender or "")
    return Metadata(
        title=_PREFIX.sub("", " ".join((subject or "").split()).strip()) or None,
        outlet=outlet,
        published=published,
        published_origin=origin if published else Origin.UNKNOWN,
        outlet_origin=Origin.GUESSED if outlet else Origin.UNKNOWN,
    )


def _outlet(sender: str) -> str | None:
    """Give the sender's name, or the address's domain where there is none."""
    from email.utils import parseaddr

    name, address = parseaddr(sender)
    domain = address.rpartition("@")[2].lower()
    return name.strip("\"' ") or (domain if "." in domain and domain not in _PRIVATE_DOMAINS else None)


def _header(message: "EmailMessage", name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError):  # the standard library fails on some broken headers
        return None
    return str(value) if value is not None else None


READER = Reader(
    name="eml",
    suffixes=frozenset({".eml"}),
    media_types=frozenset({"message/rfc822"}),
    read=_read,
    sniff=lambda head: _HEADERS.match(head) is not None,
)
