"""Exports of news databases made by hand, in the layouts of Nexis Uni, LexisNexis and Factiva."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An article about invented countries and the fields a database tells of it."""

    title: str
    outlet: str
    day: str
    byline: str
    number: str
    text: tuple[str, ...]


STORIES = (
    Story(
        "Talks on the Sable islands resume",
        "Ostrel Herald",
        "February 16, 2031 Saturday",
        "Ada Bel and Cem Dor",
        "OSTHER0020310216ef2g00001",
        (
            "OSTREL, Feb 16 - The foreign minister of Varland said on Saturday that there was no deadline.",
            "Kesmar has not answered yet. Notes: none were published, a spokesman said.",
            "Its envoy left Ostrel in the evening without speaking to reporters.",
        ),
    ),
    Story(
        "Fishermen wait for word from the capital",
        "Tarn Courier (Tarn)",
        "18 February 2031",
        "Eva Fen",
        "TARNCR0020310218ef2i0002k",
        (
            "Fishermen in Tarn hope for an arrangement with Kesmar before the summer.",
            "Nobody knows whether the navy will leave the Sable islands.",
        ),
    ),
)


def nexis_uni(stories: Sequence[Story] = STORIES) -> list[str]:
    """The paragraphs of a Nexis Uni export with its cover."""
    lines = [
        "User Name: = reader@university.example",
        "Date and Time: = Monday, March 3, 2031 10:00:00 AM GMT",
        "Job Number: = 90210",
        f"Documents ({len(stories)})",
    ]
    for number, story in enumerate(stories, start=1):
        lines += [f"{number}. {story.title}", "Client/Matter: -None-", "Search Terms: Sable islands"]
        lines += ["Search Type: Natural Language", "Narrowed by:", "Content Type", "News"]
    lines += ["About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2031 LexisNexis"]
    for number, story in enumerate(stories, start=1):
        lines += ["Page 1 of 2", story.title, story.outlet, story.day, "Final Edition"]
        lines += [
            f"Copyright 2031 {story.outlet} All Rights Reserved",
            "Section: NEWS; Pg. 3",
            "Length: 543 words",
        ]
        lines += [f"Byline: {story.byline}", "Body", *story.text, "Graphic", "The minister in Ostrel"]
        lines += [
            "Classification",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Subject: TALKS (90%)",
        ]
        lines += [f"Load-Date: February {20 + number}, 2031", "End of Document"]
    return lines


def old_nexis(stories: Sequence[Story] = STORIES) -> str:
    """The text of an export of the older LexisNexis, its lines broken."""
    out = ""
    for number, story in enumerate(stories, start=1):
        blocks = [f"{number} of {len(stories)} DOCUMENTS", story.outlet, story.day, "SECTION: NEWS; Pg. 3"]
        blocks += ["LENGTH: 543 words", f"HEADLINE: {story.title}", f"BYLINE: {story.byline}"]
        blocks += [paragraph.replace(" on ", " \non ") for paragraph in story.text]
        blocks += ["LOAD-DATE: February 20, 2031", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"]
        blocks += [f"Copyright 2031 {story.outlet}\nAll Rights Reserved"]
        out += "\n\n".join(
            f"                    {blocks[0]}" if block == blocks[0] else block for block in blocks
        )
        out += "\n\n\n"
    return out


def factiva(stories: Sequence[Story] = STORIES) -> list[str]:
    """The lines of a Factiva export without field codes."""
    lines = []
    for story in stories:
        lines += ["World News", story.title, f"By {story.byline}", "1,043 words", story.day, "09:30 AM"]
        lines += [story.outlet, story.number[:6], "English", f"(c) 2031 {story.outlet}. All rights reserved."]
        lines += [*story.text, f"Document {story.number}"]
    return [*lines, "Search Summary", "Text", "Sable islands", "Date", "All Dates"]


def coded(story: Story) -> list[tuple[str, list[str]]]:
    """The fields of an article with their codes."""
    return [
        ("HD", [story.title]),
        ("BY", [f"By {story.byline}"]),
        ("WC", ["543 words"]),
        ("PD", [story.day]),
        ("ET", ["09:30"]),
        ("SN", [story.outlet]),
        ("SC", [story.number[:6]]),
        ("PG", ["3"]),
        ("LA", ["English"]),
        ("CY", [f"(c) 2031 {story.outlet}"]),
        ("LP", list(story.text[:1])),
        ("TD", list(story.text[1:])),
        ("NS", ["gdip : International Relations | gcat : Political/General News"]),
        ("PUB", [story.outlet]),
        ("AN", [f"Document {story.number}"]),
    ]


def factiva_coded(stories: Sequence[Story] = STORIES) -> list[str]:
    """The lines of a Factiva export with field codes."""
    lines = []
    for story in stories:
        for code, paragraphs in coded(story):
            lines += [f"{code}\t{paragraphs[0]}" if paragraphs else code, *paragraphs[1:]]
    return lines


def factiva_html(stories: Sequence[Story] = STORIES, *, codes: bool = True) -> str:
    """The page of a Factiva export."""
    articles = "".join((_coded_div if codes else _plain_div)(story) for story in stories)
    style = f"<style>{'.mnuItm{float:left;}' * 4000}</style>"
    head = f'<head><meta charset="utf-8"/><title>Factiva</title>{style}</head>'
    foot = '<div id="pageFooter">© 2031 Factiva, Inc.</div>'
    return f'<!DOCTYPE html><html>{head}<body><div id="contentLeft">{articles}</div>{foot}</body></html>'


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f'<p class="articleParagraph enarticleParagraph">{text}</p>\n' for text in texts)


def _coded_div(story: Story) -> str:
    rows = ""
    for code, texts in coded(story):
        value = _paragraphs(texts) if code in ("LP", "TD") else f"<b class='enHeadline'>{texts[0]}</b>\n"
        rows += f'<tr><td align="right" class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>\n'
    return f'<div class="article enArticle"><table>{rows}</table><br/></div><br/><span></span>'


def _plain_div(story: Story) -> str:
    lines = ["543 words", story.day, story.outlet, story.number[:6], "English", f"(c) 2031 {story.outlet}"]
    return (
        f'<div class="article enArticle"><div id="hd"><span class="enHeadline">{story.title}</span></div>'
        f'<div class="author">By {story.byline}</div>{"".join(f"<div>{line}</div>" for line in lines)}'
        f"{_paragraphs(story.text)}<p>Document {story.number}</p></div>"
    )
