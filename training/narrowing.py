"""Makes the tagger's network narrower: which heads and inner units stay, and how it does without the rest.

Heads and inner units are chosen by what a change of each does to the outputs: the Fisher information of a
factor on it, as in Kwon et al. (2022), "A fast post-training pruning framework for transformers", over the
time that it takes. The narrow network then learns from the wide one, on texts that need no annotation, and
from what annotation there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from narrow_net import HEAD, Kept, NarrowNet
from tagger_net import LINK_WEIGHT, link_loss, padded
from torch.nn.functional import log_softmax

from onrecord.extract.tagging import BEGIN, CONTENT_LINK, LINK_SCALE, PARTS, SOURCE_LINK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from tagger_examples import Example

# Nanoseconds that a head and an inner unit take for each piece (windows of 211 pieces on one core with VNNI).
# All of MiniLM-L6's together take 50,300; about 4,000 depend on neither.
HEAD_TIME, INNER_TIME = 370, 2.565
BLOCK = 64  # inner units that go or stay together, by rank: products are computed in such blocks
LEAST_HEADS, LEAST_BLOCKS = 2, 2
LINKS_SHARE = 0.001  # weight of the links' Fisher information: few pieces begin a cue
HIDDEN_WEIGHT, VECTORS_WEIGHT, POINTING_WEIGHT, KNOWN_WEIGHT = 0.5, 0.1, 1.0, 0.5
CUE = PARTS.index("cue")
LIKELY_CUE = 0.3  # share of a cue's begin from which a piece is to point where the teacher's does


class Worth(NamedTuple):
    """What the outputs owe to each head and each inner unit of a layer."""

    heads: NDArray[np.float64]
    inner: NDArray[np.float64]


def worth_of(net: NarrowNet, windows: Iterable[Example], ends: tuple[int, int]) -> list[Worth]:
    """Sums of squared gradients of factors on heads and inner units, a layer each.

    The gradients are those of the likelihood of tags drawn from the network's own judgement, and of random
    sums of the queries and keys of links. The network learns no more after that.
    """
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    factors = [
        torch.ones(size, requires_grad=True)
        for layer in net.layers
        for size in (layer.heads, layer.narrow.in_features)
    ]
    hooks = []
    for layer, heads, inner in zip(net.layers, factors[::2], factors[1::2], strict=True):
        hooks.append(layer.out.register_forward_pre_hook(_times(heads.repeat_interleave(HEAD))))
        hooks.append(layer.narrow.register_forward_pre_hook(_times(inner)))
    sums = [np.zeros(len(one)) for one in factors]
    for window in windows:
        ids, mask, layout = padded([window], ends)
        tags, query, key = net(ids, mask, layout)
        told = log_softmax(tags.unflatten(-1, (len(PARTS), 3)), -1)
        drawn = torch.distributions.Categorical(logits=told.detach()).sample()
        links = torch.cat([query, key], -1)
        for weight, output in (
            (1.0, told.gather(-1, drawn[..., None]).sum()),
            (LINKS_SHARE, (torch.randn_like(links) * links).sum()),
        ):
            gradients = torch.autograd.grad(output, factors, retain_graph=True)
            for total, gradient in zip(sums, gradients, strict=True):
                total += weight * gradient.numpy() ** 2
    for hook in hooks:
        hook.remove()
    return [Worth(heads, inner) for heads, inner in zip(sums[::2], sums[1::2], strict=True)]


def _times(factors: torch.Tensor):
    return lambda _, inputs: (inputs[0] * factors,)


def chosen(worths: Sequence[Worth], budget: float) -> list[Kept]:
    """What is worth most for its time, until the budget is spent (nanoseconds a piece)."""
    offers = []
    for number, worth in enumerate(worths):
        for rank, head in enumerate(np.argsort(-worth.heads)):
            value = np.inf if rank < LEAST_HEADS else worth.heads[head] / HEAD_TIME
            offers.append((value, HEAD_TIME, number, "heads", [int(head)]))
        ranked = np.argsort(-worth.inner)
        for rank, at in enumerate(range(0, len(ranked), BLOCK)):
            block, time = ranked[at : at + BLOCK], BLOCK * INNER_TIME
            value = np.inf if rank < LEAST_BLOCKS else worth.inner[block].sum() / time
            offers.append((value, time, number, "inner", block.tolist()))
    kept = [{"heads": [], "inner": []} for _ in worths]
    for _, time, number, kind, units in sorted(offers, key=lambda offer: -offer[0]):
        if time <= budget:
            budget -= time
            kept[number][kind] += units
    return [Kept(tuple(sorted(one["heads"])), tuple(sorted(one["inner"]))) for one in kept]


def loss_beside(
    teacher: NarrowNet, net: NarrowNet, batch: Sequence[Example], ends: tuple[int, int]
) -> torch.Tensor:
    """How far a network is from its teacher in tags, links and last layer, and from what is known."""
    ids, mask, layout = padded(batch, ends)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        wanted = teacher.encode(ids, mask, layout).float()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        seen = net.encode(ids, mask, layout).float()
    shares = log_softmax(teacher.tags(wanted).detach().unflatten(-1, (len(PARTS), 3)), -1)
    told = log_softmax(net.tags(seen).unflatten(-1, (len(PARTS), 3)), -1)
    links = teacher.query(wanted).detach(), teacher.key(wanted).detach()
    query, key = net.query(seen), net.key(seen)
    each = (
        (shares.exp() * (shares - told)).sum((-1, -2))
        + HIDDEN_WEIGHT * ((seen - wanted) ** 2).mean(-1)
        + VECTORS_WEIGHT * ((query - links[0]) ** 2 + (key - links[1]) ** 2).mean(-1)
    )
    cues = (shares[..., CUE, BEGIN].exp() > LIKELY_CUE) & mask.bool()
    far = _divergence(_pointed(*links, cues, mask), _pointed(query, key, cues, mask))
    alike = (each * mask).sum() / mask.sum() + POINTING_WEIGHT * far
    return alike + KNOWN_WEIGHT * _known_loss(told, query, key, batch)


def _pointed(query: torch.Tensor, key: torch.Tensor, cues: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Logarithms of where each of ``cues`` points for its source and content; shape (2, cues, pieces)."""
    rows, at = cues.nonzero(as_tuple=True)
    scores = [
        (key[rows][..., half] @ query[rows, at][:, half, None])[..., 0] / LINK_SCALE
        for half in (SOURCE_LINK, CONTENT_LINK)
    ]
    return log_softmax(torch.stack(scores).masked_fill(mask[rows] == 0, -1e4), -1)


def _divergence(wanted: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
    """Mean over the cues of how far they point elsewhere, in nats; 0 where there is none."""
    each = (wanted.exp() * (wanted - told)).sum((0, -1))
    return each.mean() if len(each) else torch.zeros(())


def _known_loss(
    told: torch.Tensor, query: torch.Tensor, key: torch.Tensor, batch: Sequence[Example]
) -> torch.Tensor:
    """Cross entropy of the tags that are known and of their links, by their share of the batch."""
    rows = [row for row, one in enumerate(batch) if one.counts.any()]
    if not rows:
        return torch.zeros(())
    known = [batch[row] for row in rows]
    each = [
        (torch.from_numpy(one.shares * one.counts[..., None]) * told[row, 1 : len(one.ids) + 1]).sum()
        for row, one in zip(rows, known, strict=True)
    ]
    tags = -sum(each) / sum(len(one.ids) for one in known)
    return (tags + LINK_WEIGHT * link_loss(query[rows], key[rows], known)) * len(rows) / len(batch)
