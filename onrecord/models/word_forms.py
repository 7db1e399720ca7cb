"""Parts of speech and lemmas of tokens, as a pipeline's attribute ruler and lemmatizer set them.

What the two say of a token depends on little: on the word, its tag and its dependency, and for a few words on
those of the tokens beside it. So it is looked up, and worked out only for what was not met before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc

from onrecord.models.word_rules import RulesOnWords, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    from onrecord.models.word_rules import Rule

    Token = tuple[int, int, int]  # word, tag, dependency
    Case = tuple[
        Token, tuple[int, ...]
    ]  # a token, and the numbers of the rules on tokens beside it that hold

READS = (ORTH, TAG, DEP)
SETS = (TAG, DEP, POS, LEMMA)
PIPES = ("attribute_ruler", "lemmatizer")
KEPT = 100_000  # cases that are remembered, about 40 MB; then all are forgotten


class WordForms:
    """Looks up what the attribute ruler and the lemmatizer of a pipeline would set.

    Raises:
        ValueError: if the pipeline has not both, or one of a kind that is not known here.
    """

    def __init__(self, nlp: Language) -> None:
        if not set(PIPES) <= set(nlp.pipe_names):
            raise ValueError("no attribute ruler, or no lemmatizer")
        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        if lemmatizer.mode != "rule":
            raise ValueError(f"not a lemmatizer by rules: {lemmatizer.mode}")
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part, known in list(index.items()):
            index[part] = frozenset(known)  # they come as lists, and are searched for every new word
        self._lemmatizer = lemmatizer
        self._vocab = nlp.vocab
        self._sets: Sequence[Mapping[int, int]] = ruler.attrs
        rules = read_rules(ruler, nlp.vocab.strings)
        self._on_words = RulesOnWords([rule for rule in rules if rule.word])
        self._on_any = [rule for rule in rules if not rule.word]
        if any(rule.beside for rule in self._on_any):
            raise ValueError("a rule on whatever word stands beside another")
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Case, int] = {}
        self._plain: dict[Token, int] = {}  # the rows of tokens of which no rule on others beside them holds
        self._table = np.zeros((0, len(SETS)), dtype=np.uint64)
        self._of_word: dict[
            int, tuple[list[Rule], list[Rule]]
        ] = {}  # rules on the word alone, and the others
        self._of_tag: dict[int, list[Rule]] = {}  # rules on any word with this tag
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, parsed: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """What is set on the tokens of a text.

        Args:
            parsed: the attributes `READS` of each, as the parser leaves them.

        Returns:
            the attributes `SETS` of each.
        """
        if len(self._rows) > KEPT:
            self._forget()
        tokens: list[Token] = list(zip(*parsed.T.tolist(), strict=True))
        plain = self._plain
        self._learn([(token, ()) for token in dict.fromkeys(tokens) if token not in plain])
        rows = [plain[token] for token in tokens]
        special = {}
        for at, token in enumerate(tokens):
            if self._of_word[token[0]][1]:
                found = self._beside(tokens, at)
                if found:
                    special[at] = (token, found)
        self._learn([case for case in dict.fromkeys(special.values()) if case not in self._rows])
        for at, case in special.items():
            rows[at] = self._rows[case]
        return self._table[rows]

    def _beside(self, tokens: Sequence[Token], at: int) -> tuple[int, ...]:
        """The numbers of the rules that look at other tokens and hold of the token ``at``."""
        return tuple(
            rule.number
            for rule in self._of_word[tokens[at][0]][1]
            if self._holds(rule, tokens[at])
            and all(
                0 <= at + offset < len(tokens)
                and condition.holds(self._seen(tokens[at + offset]), self._vocab.strings)
                for offset, condition in rule.beside
            )
        )

    def _holds(self, rule: Rule, token: Token) -> bool:
        seen = {"TAG": token[1], "DEP": token[2]}
        return all(condition.holds(seen, self._vocab.strings) for condition in rule.token)

    def _seen(self, token: Token) -> dict[str, int]:
        word = self._vocab[token[0]]
        return {
            "ORTH": token[0],
            "LOWER": word.lower,
            "IS_SPACE": int(word.is_space),
            "TAG": token[1],
            "DEP": token[2],
        }

    def _learn(self, cases: Sequence[Case]) -> None:
        """Works out the rows of cases that were not met before."""
        if not cases:
            return
        found = [self._set_by_rules(case) for case in cases]
        forms = [
            (case[0][0], sets.get(POS, 0), sets.get(MORPH, 0))
            for case, sets in zip(cases, found, strict=True)
        ]
        self._lemmatize(dict.fromkeys(form for form in forms if form not in self._lemmas))
        new = np.array(
            [
                (sets.get(TAG, tag), sets.get(DEP, dep), form[1], sets.get(LEMMA) or self._lemmas[form])
                for ((_, tag, dep), _), sets, form in zip(cases, found, forms, strict=True)
            ],
            dtype=np.uint64,
        )
        first = len(self._rows)
        self._table = np.concatenate([self._table[:first], new])
        for row, case in enumerate(cases, start=first):
            self._rows[case] = row
            if not case[1]:
                self._plain[case[0]] = row

    def _set_by_rules(self, case: Case) -> dict[int, int]:
        token, beside = case
        word, tag, _ = token
        if word not in self._of_word:
            rules = self._on_words.that_hold(self._seen(token), self._vocab.strings)
            self._of_word[word] = (
                [rule for rule in rules if not rule.beside],
                [rule for rule in rules if rule.beside],
            )
        if tag not in self._of_tag:
            self._of_tag[tag] = [rule for rule in self._on_any if self._may_hold(rule, tag)]
        rules = [*self._of_tag[tag], *self._of_word[word][0]]
        numbers = {rule.number for rule in rules if self._holds(rule, token)}
        sets: dict[int, int] = {}
        for number in sorted(numbers.union(beside)):
            sets.update(self._sets[number])
        return sets

    def _may_hold(self, rule: Rule, tag: int) -> bool:
        return all(
            condition.holds({"TAG": tag}, self._vocab.strings)
            for condition in rule.token
            if condition.attribute == "TAG"
        )

    def _lemmatize(self, forms: Iterable[tuple[int, int, int]]) -> None:
        """Learns the lemmas of words with their parts of speech and morphology."""
        table: Any = np.array(list(forms), dtype=np.uint64)
        if len(table):
            doc = Doc(self._vocab, words=table[:, 0].tolist())
            doc.from_array([POS, MORPH], table[:, 1:])
            self._lemmatizer(doc)
            self._lemmas.update(zip(map(tuple, table.tolist()), doc.to_array(LEMMA).tolist(), strict=True))


def take_word_forms(nlp: Language) -> WordForms | None:
    """Takes attribute ruler and lemmatizer out of a pipeline, where they are known here; else None."""
    try:
        forms = WordForms(nlp)
    except ValueError:
        return None
    for name in PIPES:
        nlp.remove_pipe(name)
    return forms
