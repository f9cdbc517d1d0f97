"""The options of how reading is carried out: here or on Ray, and by how many."""

from enum import StrEnum
from typing import Annotated

import typer


class Runner(StrEnum):
    """What carries out the reading."""

    local = "local"
    ray = "ray"


Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        show_default="1; with ray, as many as it has processors",
        help="How many processes read.",
    ),
]
RunnerName = Annotated[
    Runner, typer.Option("--runner", help="What reads: processes of this machine, or workers of Ray.")
]
RayAddress = Annotated[
    str | None,
    typer.Option(
        "--ray-address",
        metavar="ADDRESS",
        show_default="RAY_ADDRESS, or a Ray of its own",
        help="A Ray cluster, with the runner ray.",
    ),
]
