"""Write one article in every format that the program reads, as the programs of its users would save it."""

import csv
import html
import json
import textwrap
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

FORMATS = ("txt", "md", "html", "pdf", "docx", "eml", "jsonl", "csv")


@dataclass(frozen=True)
class Article:
    """What a test wants to read back; `published` is an ISO day."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str = "Example Times"
    author: str = "Jane Roe"
    published: str = "2024-10-23"
    url: str = "https://www.example-times.com/world/article-17"
    row_id: str = "a1"

    @property
    def text(self) -> str:
        """The article as plain text: the title, then the paragraphs."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"

    @classmethod
    def from_text(cls, text: str, **known: str) -> "Article":
        """Take the first block for the title and each further one for a paragraph."""
        title, *paragraphs = [block.strip() for block in text.strip().split("\n\n")]
        return cls(title, tuple(paragraphs), **known)


def write_article(folder: Path, article: Article, kind: str) -> Path:
    """Write the article as `article.<kind>` into the folder and give the path."""
    path = folder / f"article.{kind}"
    path.write_bytes(article_bytes(article, kind))
    return path


def article_bytes(article: Article, kind: str) -> bytes:
    """Give the bytes of the article in one of FORMATS."""
    writers = {
        "txt": lambda: article.text.encode(),
        "md": lambda: _markdown(article).encode(),
        "html": lambda: _html(article).encode(),
        "pdf": lambda: pdf_bytes(
            [article.title, *article.paragraphs], title=article.title, author=article.author
        ),
        "docx": lambda: _docx(article),
        "eml": lambda: _eml(article),
        "jsonl": lambda: (json.dumps(_row(article), ensure_ascii=False) + "\n").encode(),
        "csv": lambda: _csv(article).encode(),
    }
    return writers[kind]()


def _row(article: Article) -> dict[str, str]:
    return {
        "id": article.row_id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "text": article.text,
    }


def _csv(article: Article) -> str:
    import io

    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, list(_row(article)))
    writer.writeheader()
    writer.writerow(_row(article))
    return table.getvalue()


def _markdown(article: Article) -> str:
    fields = {"title": article.title, "author": article.author, "outlet": article.outlet, "url": article.url}
    quoted = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    front = f"---\n{quoted}date: {article.published}\n---\n"
    wrapped = (textwrap.fill(paragraph, 80, break_on_hyphens=False) for paragraph in article.paragraphs)
    return "\n".join([front, f"# {article.title}\n", *(f"{paragraph}\n" for paragraph in wrapped)])


def _html(article: Article) -> str:
    """Imitate a page that a browser saved: scripts, menus, a banner, related links, comments, a footer."""
    linked = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Example Times home"},
                {
                    "@type": "NewsArticle",
                    "headline": article.title,
                    "datePublished": f"{article.published}T18:04:00+09:00",
                    "dateModified": "2024-12-31T01:00:00+09:00",
                    "author": [{"@type": "Person", "name": article.author}],
                    "publisher": {
                        "@type": "NewsMediaOrganization",
                        "name": article.outlet,
                        "logo": {"url": "l.png"},
                    },
                },
            ],
        }
    )
    title = html.escape(article.title)
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article.paragraphs)
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(article.url):04}){article.url} -->
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{title} | {html.escape(article.outlet)}</title>
<link rel="canonical" href="{article.url}"><link rel="stylesheet" href="./article_files/main.css">
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<script async src="./article_files/ads.js"></script>
<script type="application/ld+json">{linked}</script>
<style>.story {{ max-width: 600px }}</style></head>
<body>
<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We and our 842 partners store cookies on your
device for 13 months. <button>Accept all</button></p></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/subscribe">Subscribe for $1 a week</a></li></ul></nav></header>
<main><article class="story"><h1>{title}</h1>
<div class="byline">By <a href="/jane">{html.escape(article.author)}</a>
<time datetime="{article.published}T18:04:00+09:00">{article.published}</time></div>
<div class="article-body">
{body}
</div>
<aside class="related"><h3>Related articles</h3><ul>
<li><a href="/1">Five things to know about 14,000 tanks</a></li>
<li><a href="/2">The 31 best books of the year</a></li></ul></aside>
</article>
<section id="comments" class="comments"><h3>Comments (41)</h3>
<div class="comment"><p>I have read this 15 times and do not believe it.</p></div></section></main>
<aside class="newsletter"><p>Sign up for our newsletter with 250,000 readers</p></aside>
<footer><p>© 2024 {html.escape(article.outlet)}. All rights reserved. Call 555 0100.</p></footer>
<script>window.dataLayer = [{{"visits": 12345}}];</script>
</body></html>
"""


def _docx(article: Article) -> bytes:
    import io

    import docx

    word = docx.Document()
    word.core_properties.title = article.title
    word.core_properties.author = article.author
    word.add_heading(article.title, 0)
    for paragraph in article.paragraphs:
        word.add_paragraph(paragraph)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _eml(article: Article) -> bytes:
    from datetime import datetime
    from email.utils import format_datetime

    message = EmailMessage()
    message["From"] = f"{article.outlet} <news@example-times.com>"
    message["To"] = "reader@example.org"
    message["Subject"] = article.title
    message["Date"] = format_datetime(datetime.fromisoformat(f"{article.published}T18:04:00+09:00"))
    message["Message-ID"] = "<17@example-times.com>"
    message.set_content("\n\n".join(article.paragraphs))
    page = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article.paragraphs)
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return bytes(message)


_COLUMNS = 84
_LINES_A_PAGE = 46


def pdf_bytes(blocks: list[str], *, title: str = "", author: str = "", head: str = "") -> bytes:
    """Write a PDF with a text layer: wrapped lines, a larger title, a running head and page numbers.

    Written by hand in the base font Courier and Windows-1252, so that no library and no font is needed.
    """
    lines = [("title", line) for line in textwrap.wrap(blocks[0], _COLUMNS // 2, break_on_hyphens=False)]
    for block in blocks[1:]:
        lines += [("gap", ""), *(("body", line) for line in textwrap.wrap(block, _COLUMNS))]
    pages = [lines[start : start + _LINES_A_PAGE] for start in range(0, len(lines), _LINES_A_PAGE)]
    contents = [
        _page_content(page, head, f"{number} / {len(pages)}") for number, page in enumerate(pages, start=1)
    ]
    return _assembled(contents, title, author)


def picture_pdf_bytes() -> bytes:
    """Write a PDF whose page holds a drawing and no text, as a scanner does."""
    return _assembled([b"0.5 g 50 50 400 600 re f"], "", "")


def _page_content(lines: list[tuple[str, str]], head: str, number: str) -> bytes:
    written = [_shown(head, 8, 60, 810)] if head else []
    height = 770.0
    for kind, text in lines:
        if kind == "gap":
            height -= 7
            continue
        size = 16 if kind == "title" else 9.5
        height -= size * 1.25
        written.append(_shown(text, size, 50, height))
    written.append(_shown(number, 8, 290, 30))
    return b"\n".join(written)


def _shown(text: str, size: float, x: float, y: float) -> bytes:
    literal = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (" % (size, x, y) + literal + b") Tj ET"


def _assembled(contents: list[bytes], title: str, author: str) -> bytes:
    first_page = 5
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * index) for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(contents),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Title " + _hex(title) + b" /Author " + _hex(author) + b" /CreationDate (D:20260101120000Z) >>",
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (first_page + 2 * index + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    written, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    )


def _hex(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"
