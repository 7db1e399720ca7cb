"""The tagger's network as it is served: layers without what training needs, each as wide as it need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from onrecord.extract.tagging import CONTENT_LINK, PARTS
from onrecord.models.pieces import LAYOUTS, WINDOW

if TYPE_CHECKING:
    from tagger_net import TaggerNet

LENGTH = WINDOW + 2  # pieces of a window with its two marks
HEAD = 32  # width of an attention head
HEADS = ("layout", "tags", "query", "key")  # what a tagger adds to its encoder


@dataclass(frozen=True, slots=True)
class Kept:
    """What a layer keeps of a wider one: the numbers of its heads and of its inner units, ascending."""

    heads: tuple[int, ...]
    inner: tuple[int, ...]


class NarrowLayer(nn.Module):
    """A layer of BERT with its own number of heads and of inner units."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.into = nn.Linear(width, 3 * heads * HEAD)  # queries, keys and values
        self.out = nn.Linear(heads * HEAD, width)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_attention = nn.LayerNorm(width, eps=epsilon)
        self.after_inner = nn.LayerNorm(width, eps=epsilon)

    def forward(self, seen, mask):
        """What the next layer sees; ``seen`` is (batch, pieces, width), ``mask`` (batch, 1, 1, pieces)."""
        parts = self.into(seen).unflatten(-1, (3, self.heads, HEAD)).permute(2, 0, 3, 1, 4)
        told = scaled_dot_product_attention(*parts, attn_mask=mask)
        seen = self.after_attention(seen + self.out(told.transpose(1, 2).flatten(2)))
        return self.after_inner(seen + self.narrow(gelu(self.widen(seen))))


class NarrowNet(nn.Module):
    """An encoder with the heads of a `TaggerNet`, which takes and gives the same.

    Args:
        words: embeddings of the word pieces, which stay as they are; shape (pieces, width).
        shape: heads and inner units of each layer.
        epsilon: what layer normalisation adds to the variance.
    """

    def __init__(self, words: torch.Tensor, shape: list[tuple[int, int]], epsilon: float) -> None:
        super().__init__()
        width = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words)
        self.places, self.layout = nn.Embedding(LENGTH, width), nn.Embedding(LAYOUTS, width)
        self.first = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(NarrowLayer(width, heads, inner, epsilon) for heads, inner in shape)
        self.tags = nn.Linear(width, 3 * len(PARTS))
        self.query, self.key = nn.Linear(width, CONTENT_LINK.stop), nn.Linear(width, CONTENT_LINK.stop)

    def encode(self, ids, mask, layout):
        """What the last layer says of each piece; shape (batch, pieces, width)."""
        seen = self.first(self.words(ids) + self.layout(layout) + self.places.weight[: ids.shape[1]])
        for layer in self.layers:
            seen = layer(seen, mask.bool()[:, None, None])
        return seen

    def forward(self, ids, mask, layout):
        """Tags (batch, pieces, 3 a part), queries and keys of links (batch, pieces, width)."""
        seen = self.encode(ids, mask, layout)
        return self.tags(seen), self.query(seen), self.key(seen)


@torch.no_grad()
def plain(net: TaggerNet) -> NarrowNet:
    """The same network with all of its layers."""
    config, embeddings = net.encoder.config, net.encoder.embeddings
    layers = net.encoder.encoder.layer
    shape = [(config.num_attention_heads, config.intermediate_size)] * len(layers)
    found = NarrowNet(embeddings.word_embeddings.weight.detach().clone(), shape, config.layer_norm_eps)
    of_kind = embeddings.token_type_embeddings.weight[0]
    found.places.weight.copy_(embeddings.position_embeddings.weight[:LENGTH] + of_kind)
    found.first.load_state_dict(embeddings.LayerNorm.state_dict())
    for name in HEADS:
        getattr(found, name).load_state_dict(getattr(net, name).state_dict())
    for layer, source in zip(found.layers, layers, strict=True):
        parts = [getattr(source.attention.self, name) for name in ("query", "key", "value")]
        layer.into.weight.copy_(torch.cat([part.weight for part in parts]))
        layer.into.bias.copy_(torch.cat([part.bias for part in parts]))
        for name, one in (
            ("out", source.attention.output.dense),
            ("widen", source.intermediate.dense),
            ("narrow", source.output.dense),
            ("after_attention", source.attention.output.LayerNorm),
            ("after_inner", source.output.LayerNorm),
        ):
            getattr(layer, name).load_state_dict(one.state_dict())
    return found


@torch.no_grad()
def narrowed(net: NarrowNet, kept: list[Kept]) -> NarrowNet:
    """The same network with less in each layer."""
    shape = [(len(one.heads), len(one.inner)) for one in kept]
    found = NarrowNet(net.words.weight.detach().clone(), shape, net.first.eps)
    for name in ("places", "first", *HEADS):
        getattr(found, name).load_state_dict(getattr(net, name).state_dict())
    for layer, source, one in zip(found.layers, net.layers, kept, strict=True):
        _fill(layer, source, one)
    return found


def _fill(layer: NarrowLayer, source: NarrowLayer, kept: Kept) -> None:
    inner = torch.tensor(kept.inner)
    columns = torch.tensor([head * HEAD + at for head in kept.heads for at in range(HEAD)])
    rows = torch.cat([part * source.heads * HEAD + columns for part in range(3)])
    layer.into.weight.copy_(source.into.weight[rows])
    layer.into.bias.copy_(source.into.bias[rows])
    layer.out.weight.copy_(source.out.weight[:, columns])
    layer.out.bias.copy_(source.out.bias)
    layer.widen.weight.copy_(source.widen.weight[inner])
    layer.widen.bias.copy_(source.widen.bias[inner])
    layer.narrow.weight.copy_(source.narrow.weight[:, inner])
    layer.narrow.bias.copy_(source.narrow.bias)
    layer.after_attention.load_state_dict(source.after_attention.state_dict())
    layer.after_inner.load_state_dict(source.after_inner.state_dict())
