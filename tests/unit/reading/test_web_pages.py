import json

import pytest

from helpers.article_files import Article, article_bytes
from reportedly.model.document import Origin
from reportedly.model.errors import ReadingError
from reportedly.reading import read_document

ARTICLE = Article(
    "Seoul says 3,000 troops are in Russia",
    (
        "South Korea's spy service said on Wednesday that 3,000 North Korean soldiers are in Russia.",
        "The head of the service told lawmakers that 10,000 troops would be there by December.",
        "Russia has denied the reports. “There is nothing to confirm,” a spokesman said.",
    ),
)
LONG = "The ministry said on Monday that 4,200 people had been taken to safety, and 310 houses lost. "


def page(head: str = "", body: str = "", *, paragraphs: int = 4) -> bytes:
    text = "".join(f"<p>{LONG}{number}.</p>" for number in range(paragraphs))
    return f"<!doctype html><head>{head}</head><body><article>{body}{text}</article></body></html>".encode()


def read(content: bytes, name: str = "page.html"):
    return read_document(content, name)


def test_the_article_is_found_among_menus_banners_links_and_comments():
    document = read(article_bytes(ARTICLE, "html"))

    assert document.text.split() == ARTICLE.text.split()


def test_a_saved_page_says_who_published_it_when_and_where():
    document = read(article_bytes(ARTICLE, "html"))

    assert document.title == ARTICLE.title
    assert (document.outlet, document.outlet_origin) == ("Example Times", Origin.FOUND)
    assert (document.published, document.published_origin) == ("2024-10-23", Origin.FOUND)
    assert (document.author, document.url) == ("Jane Roe", ARTICLE.url)


def test_each_paragraph_is_a_block_and_the_title_comes_first():
    blocks = read(article_bytes(ARTICLE, "html")).text.split("\n\n")

    assert blocks == [ARTICLE.title, *ARTICLE.paragraphs]


def test_a_table_is_read_row_by_row():
    table = "<table><tr><th>Day</th><th>Dead</th></tr><tr><td>Monday</td><td>1,200</td></tr></table>"

    text = read(page(body=f"<h1>Flood</h1><p>{LONG}</p>{table}")).text

    assert "Day | Dead\nMonday | 1,200" in text


def test_a_heading_is_a_line_of_its_own():
    text = read(page(body=f"<h1>Flood</h1><p>{LONG}</p><h2>What the mayor says</h2>")).text

    assert "\n\nWhat the mayor says\n\n" in text


def test_markup_inside_a_sentence_does_not_break_it():
    body = (
        "<p>More than <b>3,000</b> <a href='/x'>North Korean</a> soldiers<!-- ad --> are <i>in</i> Russia, "
        "the <span>agency</span> said on Wednesday.</p>"
    )

    text = read(page(body=body)).text

    assert "More than 3,000 North Korean soldiers are in Russia, the agency said on Wednesday." in text


def test_line_breaks_part_paragraphs():
    text = read(page(body=f"<p>{LONG}<br><br>{LONG.replace('4,200', '5,300')}</p>")).text

    assert f"{LONG.strip()}\n\n{LONG.replace('4,200', '5,300').strip()}" in text


def test_a_single_line_break_ends_a_line():
    text = read(page(body=f"<p>Dead: 1,200<br>Hurt: 3,400<br/>{LONG}</p>")).text

    assert f"Dead: 1,200\nHurt: 3,400\n{LONG.strip()}" in text


def test_the_unbreakable_space_inside_a_number_is_kept():
    text = read(
        page(body="<p>Some 10&nbsp;000 soldiers and 1&#8239;500 sailors took part, the ministry said.</p>")
    ).text

    assert "10\u00a0000 soldiers and 1\u202f500 sailors" in text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-10-23T09:00:00Z">',
        '<meta name="pubdate" content="October 23, 2024">',
        '<meta itemprop="datePublished" content="2024-10-23">',
        '<meta name="DC.date.issued" content="2024-10-23">',
    ],
)
def test_meta_elements_give_the_day(head: str):
    document = read(page(head))

    assert (document.published, document.published_origin) == ("2024-10-23", Origin.FOUND)


def test_a_marked_time_gives_the_day_and_an_update_does_not():
    updated = "<time class='updated' datetime='2024-10-25T10:00'>x</time>"
    first = "<time class='published' datetime='2024-10-23T10:00'>y</time>"

    assert read(page(body=updated + first)).published == "2024-10-23"


def test_json_ld_in_a_list_with_line_breaks_is_read():
    node = {"@type": ["ReportageNewsArticle"], "headline": "Flood &amp; fire", "datePublished": "2024-10-23"}
    linked = json.dumps([node | {"publisher": [{"name": "The Post"}]}]).replace("Flood", "Flood\n")

    document = read(page(f'<script type="application/ld+json">{linked}</script>'))

    assert (document.title, document.outlet, document.published) == ("Flood & fire", "The Post", "2024-10-23")


def test_broken_json_ld_is_passed_over():
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    head = f'{broken}<meta property="og:site_name" content="The Post">'

    assert read(page(head)).outlet == "The Post"


def test_the_site_name_is_cut_off_the_page_title():
    head = "<title>Thousands flee the flood in the north | The Post</title>"

    assert read(page(head)).title == "Thousands flee the flood in the north"


def test_without_a_site_name_the_address_is_a_guess_at_the_outlet():
    document = read(page('<link rel="canonical" href="https://www.thepost.example/2024/10/23/flood">'))

    assert (document.outlet, document.outlet_origin) == ("thepost.example", Origin.GUESSED)
    assert (document.published, document.published_origin) == ("2024-10-23", Origin.GUESSED)


def test_the_browser_s_note_gives_the_address():
    content = b"<!-- saved from url=(0030)https://thepost.example/a/flood -->" + page()

    assert read(content).url == "https://thepost.example/a/flood"


def test_the_charset_of_the_page_is_used():
    content = "<html><head><meta charset='windows-1251'></head><p>Более 3000 солдат отправлены.</p></html>"

    assert "Более 3000 солдат" in read(content.encode("cp1251")).text


def test_a_short_page_is_read_whole():
    assert (
        read(b"<html><body><p>Some 3,000 troops were sent.</p></body></html>").text
        == "Some 3,000 troops were sent."
    )


def test_a_page_is_recognised_without_its_suffix():
    assert read(article_bytes(ARTICLE, "html"), "-").media_type == "text/html"


@pytest.mark.parametrize(
    "content", [b"<html></html>", b"<html><body><script>var a = 3000;</script></body></html>"]
)
def test_a_page_without_text_fails_with_its_reason(content: bytes):
    with pytest.raises(ReadingError) as failure:
        read(content)

    assert failure.value.code == "R114"


def test_the_headline_that_the_page_shows_goes_before_the_one_for_search_engines():
    body = "<h1>Seoul says 3,000 troops are in Russia</h1>"

    document = read(page('<meta property="og:title" content="3,000 troops in Russia: Seoul says">', body))

    assert document.title == "Seoul says 3,000 troops are in Russia"
    assert document.text.startswith("Seoul says 3,000 troops are in Russia\n\n")


def test_the_name_of_the_site_is_not_taken_for_the_headline():
    document = read(page('<meta property="og:title" content="Thousands flee">', "<h1>The Daily Post</h1>"))

    assert document.title == "Thousands flee"


def test_a_date_that_the_page_only_shows_is_a_guess():
    document = read(page(body="<span class='posted-on'>October 23, 2024</span>"))

    assert (document.published, document.published_origin) == ("2024-10-23", Origin.GUESSED)


@pytest.mark.parametrize(
    ("body", "author"),
    [
        (
            "<div class='byline'>By <span class='author'>Ada Lind</span> <time>2024-10-23</time></div>",
            "Ada Lind",
        ),
        ("<p class='article-byline'>Ada Lind, Scotland correspondent</p>", "Ada Lind"),
        ("<div class='byline'>From our own staff</div>", None),
        ("<p class='comment-author'>Ada Lind</p>", None),
        ("<p class='lead'>Ada Lind</p>", None),
    ],
)
def test_the_byline_above_the_article_names_the_author(body: str, author: str | None):
    assert read(page(body=body)).author == author


def test_a_related_article_does_not_give_its_metadata():
    nodes = [
        {"@type": "NewsArticle", "headline": "Thousands flee"},
        {"@type": "NewsArticle", "headline": "Old story", "datePublished": "2019-01-01", "author": "Jim Doe"},
        {"@type": "WebPage", "datePublished": "2024-10-23"},
    ]

    document = read(page(f'<script type="application/ld+json">{json.dumps(nodes)}</script>'))

    assert (document.title, document.author, document.published) == ("Thousands flee", None, "2024-10-23")


def test_a_raised_figure_does_not_become_a_digit_of_the_number():
    text = read(page(body="<p>It covers 10<sup>6</sup> square metres, the ministry said on Monday.</p>")).text

    assert "10⁶ square metres" in text


def test_control_characters_in_a_page_do_no_harm():
    text = read(page(body=f"<p>Some\x01 3,000&#2; troops\ufffe were sent. {LONG}</p>")).text

    assert "Some 3,000 troops were sent." in text


def test_a_page_with_too_much_text_fails_before_its_article_is_looked_for():
    content = b"<html><body>" + b"<p>Some 3,000 troops were sent there.</p>" * 600_000

    with pytest.raises(ReadingError) as failure:
        read(content)

    assert failure.value.code == "R107"


def test_a_large_script_is_no_text():
    head = f"<script>var data = '{'3,000 ' * 4_000_000}';</script>"

    assert "4,200 people" in read(page(head)).text
