"""How captures are read where it is not done here and now: in processes beside this one, or on Ray."""

from twosource.archive.intake import Runner
from twosource.errors import BadCall

RUNNERS = ("local", "ray")


def runner(name: str = "local", jobs: int | None = None, *, address: str | None = None) -> Runner | None:
    """Return what reads captures, by its name; None where this process is to read them itself.

    `jobs` is how many processes read: one where it is not said, and on Ray as many as Ray has processors. `address` is
    that of a Ray cluster, as Ray's users name it; without one, and without RAY_ADDRESS in the environment, Ray is begun
    on this machine and ends with the work.

    Raises:
        BadCall: there is no such runner, or what it needs is not installed.

    """
    if name not in RUNNERS:
        raise BadCall(f"no runner is called {name}; there is {' and '.join(RUNNERS)}")
    if name == "ray":
        from twosource.run.on_ray import OnRay

        return OnRay(jobs, address=address)
    if address is not None:
        raise BadCall("an address of Ray goes with the runner ray")
    if jobs is None or jobs < 2:
        return None
    from twosource.run.processes import Processes

    return Processes(jobs)
