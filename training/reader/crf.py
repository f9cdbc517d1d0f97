"""Linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): the likelihood of a row of tags."""

import torch
from torch import Tensor


def negative_log_likelihood(scores: Tensor, moves: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Return the sum over rows. `scores` [rows, words, states], `moves` [rows, states, states] from, to.

    `tags` [rows, words] are the right ones, `mask` [rows, words] says which words count; the first always does.
    """
    kept = mask.to(scores.dtype)
    emitted = scores.gather(2, tags[:, :, None])[:, :, 0] * kept
    rows = torch.arange(len(tags))[:, None]
    moved = moves[rows, tags[:, :-1], tags[:, 1:]] * kept[:, 1:]
    forward = scores[:, 0]
    for at in range(1, scores.shape[1]):
        following = torch.logsumexp(forward[:, :, None] + moves, 1) + scores[:, at]
        forward = torch.where(mask[:, at, None], following, forward)
    return (torch.logsumexp(forward, 1) - emitted.sum(1) - moved.sum(1)).sum()
