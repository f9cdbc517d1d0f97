"""The judge in PyTorch: MiniLM's layers over claim and passage together, and one linear layer on top."""

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.reader.encoder import DROPOUT, WIDTH, Encoder, minilm_folder

LABELS = ("neutral", "supported", "contradicted")


class Judge(nn.Module):
    """Says of each pair how likely the three labels are, as logits.

    Claim and passage attend to each other; the vectors of each are averaged, and beside the two averages stand their
    distance and their product (as in InferSent; Conneau et al. 2017), so that what MiniLM knows of likeness is there
    from the start.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.head = nn.Linear(4 * WIDTH, len(LABELS))

    def start(self) -> None:
        """Take MiniLM's weights; the second text is told from the first by what MiniLM has for it."""
        self.encoder.start()
        kinds = load_file(minilm_folder() / "model.safetensors")["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            self.encoder.feature.weight[1] = kinds[1] - kinds[0]

    def forward(self, pieces: Tensor, second: Tensor, mask: Tensor) -> Tensor:
        """Return logits [pairs, labels]; `second` is 1 for the passage's pieces, `mask` 1 for pieces that are there."""
        last = len(self.encoder.layers)
        x = self.encoder(pieces, second, mask[:, None, None, :].bool(), {last})[last]
        one, two = (_mean(x, mask * part) for part in (1 - second, second))
        x = torch.cat([one, two, (one - two).abs(), one * two], 1)
        logits: Tensor = self.head(functional.dropout(x, DROPOUT, self.training))
        return logits


def _mean(x: Tensor, kept: Tensor) -> Tensor:
    weights = kept.float()[:, :, None]
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)
