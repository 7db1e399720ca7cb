"""The tokens of a parse as plain objects, for a finder that asks many questions of each.

spaCy makes a new `Token` for every neighbour it is asked for, looks its strings up anew, and finds the words
below one by walking over all between its outermost. A plain token answers the same (the names are spaCy's)
from what was looked up once. Making them costs as much as one walk, and the memory of about 500 bytes a
token while they are held: worth it for `events.tellings`, which asks some forty questions of every word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
import numpy as np

from onrecord.extract.tokens import strings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token


def plain_tokens(doc: Doc) -> list[Token]:
    """The tokens of a text, by number; what they do not answer is not asked by the grammar of a clause."""
    words = strings_of(doc, "ORTH")
    columns = [(doc.to_array(flag) == 1).tolist() for flag in _FLAGS]
    tokens: list[PlainToken] = []
    rows = zip(
        range(len(doc)), doc.to_array("IDX").tolist(), words, strings_of(doc, "LOWER"),
        strings_of(doc, "LEMMA"), strings_of(doc, "POS"), strings_of(doc, "TAG"), strings_of(doc, "DEP"),
        strings_of(doc, "ENT_TYPE"),
        map(_INSIDE.__getitem__, doc.to_array("ENT_IOB").tolist()), *columns, strict=True,
    )  # fmt: skip
    tokens += (PlainToken(tokens, doc, *row) for row in rows)
    heads = (doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))).tolist()
    for token, head in zip(tokens, heads, strict=True):
        above = token.head = tokens[head]
        if above is token:
            continue
        if above.children:
            cast("list[PlainToken]", above.children).append(token)
        else:
            above.children = [token]
    return cast("list[Token]", tokens)


_FLAGS = ("IS_PUNCT", "IS_SPACE", "IS_UPPER", "SENT_START", "SPACY")
_INSIDE = ("", "I", "O", "B")  # of a name, by spaCy's numbers


class PlainToken(msgspec.Struct, eq=False):
    """A token of a text that answers as spaCy's `Token` does.

    Attributes:
        doc: all tokens of the text; ``parsed`` the text as parsed.
        i: the number of the token; ``idx`` the code point at which it begins.
        head: the word above it, itself for a root; ``children`` the words right below, in order.
    """

    doc: list[PlainToken]
    parsed: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_punct: bool
    is_space: bool
    is_upper: bool
    is_sent_start: bool
    spaced: bool
    head: PlainToken = None  # type: ignore[assignment]  # until all are made
    children: Sequence[PlainToken] = ()

    @property
    def whitespace_(self) -> str:
        """The blank behind it, if there is one."""
        return " " if self.spaced else ""

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> list[PlainToken]:
        """The words right below that stand before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[PlainToken]:
        """The words right below that stand behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> PlainToken:
        """The first of the words below and itself."""
        return self.doc[self.parsed[self.i].left_edge.i]

    @property
    def ancestors(self) -> Iterator[PlainToken]:
        """The words above, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def subtree(self) -> list[PlainToken]:
        """It with all words below, in the order of `Token.subtree`: of each word those before it first."""
        if not self.children:
            return [self]
        return [self.doc[token.i] for token in self.parsed[self.i].subtree]

    @property
    def conjuncts(self) -> tuple[PlainToken, ...]:
        """The words that are coordinated with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)
