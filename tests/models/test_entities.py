"""Entities are found as the pipeline's own recogniser finds them."""

from __future__ import annotations

from pristine_pipeline import SENTENCES, pristine

from onrecord.models.entities import EntityFinder


def test_the_entities_are_those_of_the_recogniser() -> None:
    """The same words under the same labels, in texts with and without any."""
    finder = EntityFinder(pristine().get_pipe("ner"))
    with pristine().select_pipes(disable=["ner"]):
        docs = [pristine()(text) for text in SENTENCES]
    found = finder(docs)
    assert sum(len(entities) for entities in found) > 8
    for text, entities in zip(SENTENCES, found, strict=True):
        assert [(ent.start, ent.end, ent.label) for ent in pristine()(text).ents] == entities


def test_a_text_of_no_tokens_has_none() -> None:
    """An empty text among others takes nothing from them."""
    docs = [pristine().make_doc(""), pristine()(SENTENCES[0])]
    assert EntityFinder(pristine().get_pipe("ner"))(docs)[0] == []


def test_other_texts_have_no_part_in_the_entities_of_a_text() -> None:
    """An entity at the end of a text does not run on into the next one."""
    finder = EntityFinder(pristine().get_pipe("ner"))
    texts = (*SENTENCES, "They met in the Republic of", "Varland and Kesmar signed", "President Anna")
    docs = [pristine()(text) for text in texts]
    together = finder(docs)
    assert together == [finder([doc])[0] for doc in docs]
    assert together == finder(docs[::-1])[::-1]
