"""Records of whole piles held against an analyst's dossier of the same pile.

A dossier lists what a careful reader of all articles of a pile would put on paper: events, positions,
shifts, conditions, commitments, contradictions, offices, each with quotes. Dossiers and piles lie outside the
repository.
`score_dossiers` builds the records and gives a score for each task, with a tally a story; `dossier_tables`
shows them.
"""

from onrecord.evaluate.dossiers.scoring import DOSSIERS, score_dossiers
from onrecord.evaluate.dossiers.tables import DossierTable, aligned, dossier_tables

__all__ = ["DOSSIERS", "DossierTable", "aligned", "dossier_tables", "score_dossiers"]
