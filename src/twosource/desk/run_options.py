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
        show_default=False,
        help="How many processes read; where it is not said, one, and with ray as many as it has processors.",
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
        show_default=False,
        help="With ray, the cluster; else that of RAY_ADDRESS, or a Ray that is begun for the work.",
    ),
]
