"""The invented articles of `islands_story`, and where words stand in them."""

from __future__ import annotations

from onrecord.records.rows import Evidence
from onrecord.records.spans import OffsetMap, Run

HOSTILE_TITLE = "<script>document.title='owned'</script><img src=x onerror=alert(1)> Ministers meet"

_WRITTEN = {
    "offer": """
OSTREL, March 3 (Norlan Press) -- Varland is ready to open talks on the Sable Islands
without delay, Foreign Minister Anna Sorel said on Wednesday.

"We are ready to sit down at one table, but only if the patrols around the islands end
first," Sorel told reporters in Ostrel. "A fair settlement is possible this year."

Kesmar calls the islands the Orlo Islands and has administered them since the 1961
declaration.

Photo: The harbour of Port Sable & its lighthouse.
""",
    "reply": """
Kesmar will not discuss the ownership of the Orlo Islands, Foreign Minister Tomas Ilker said
on Friday, adding that fishing rights were another matter.

"The islands are Kesmari, and there is nothing to negotiate about them," he said. He denied
that shots had been fired at Varlandic boats.

Prime Minister Karel Osman is to visit Ostrel in June, his office announced.
""",
    "postponed": """
The visit of Prime Minister Karel Osman to Ostrel, planned for June, has been put off until
the autumn, Kesmar's government said on Monday.

"We need more time to prepare a meeting that deserves the name," a spokeswoman said.

Varland promised to release the 14 detained fishermen before the end of August.
""",
    "reprint": """
From our news desk. The visit of Prime Minister Karel Osman to Ostrel, planned for June, has
been put off until the autumn, Kesmar's government said on Monday.

"We need more time to prepare a meeting that deserves the name," a spokeswoman said.
""",
    "visit": """
Karel Osman arrived in Ostrel on Tuesday, the first visit of a Kesmari prime minister in
eleven years. Nine documents were signed.

"We could accept a joint administration if the fishing grounds are shared," Osman said after
the talks.

Foreign Minister Anna Sorel: We welcome what we have heard today. Twelve fishermen were sent
home in August, as we had promised.

Sorel said joint patrols were thinkable.
""",
    "herald": """
Eleven documents were signed in Ostrel, Kesmar's foreign ministry said. The twelve fishermen
came home on August 20.

A round of talks in Lissen planned for December was called off, diplomats said. Kesmar may
ask the Concord Council to mediate.
""",
    "hostile": """
<b>Ministers</b> of both sides met in Lissen & spoke of "fishing <quotas>". Foreign Minister
Nadia Corvin said that </p><script>alert('x')</script> would not stop the accord.
""",
}

TEXTS = {
    key: "\n\n".join(" ".join(block.split()) for block in text.strip().split("\n\n"))
    for key, text in _WRITTEN.items()
}


def quote(article: str, words: str) -> Evidence:
    """The first place of ``words`` in an article of the story."""
    start = TEXTS[article].index(words)
    return Evidence(f"article_{article}", start, start + len(words), words)


def raw_of(key: str) -> tuple[str, OffsetMap]:
    """A raw HTML page around a text, and the way back to it."""
    text = TEXTS[key]
    raw = "<!doctype html>\n<html><head><title>A page</title></head>\n<body>\n"
    raw += "<p class=clock>17 September 2023</p>\n"
    runs: list[Run] = []
    at = 0
    for block in text.split("\n\n"):
        raw += "<p>"
        start = at
        for number, piece in enumerate(block.split("&")):
            if number:
                runs.append(Run(start, start + 1, len(raw), len(raw) + 5))
                raw += "&amp;"
                start += 1
            if piece:
                runs.append(Run(start, start + len(piece), len(raw), len(raw) + len(piece)))
                raw += piece
                start += len(piece)
        raw += "</p>\n"
        at += len(block) + 2
    return raw + "</body></html>\n", OffsetMap(tuple(runs))
