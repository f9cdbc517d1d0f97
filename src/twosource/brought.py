"""What users bring of their own: a reader or a format, named by where it is, `module:name`."""

import os
import sys
from importlib import import_module

from twosource.errors import BadCall


def is_brought(name: str) -> bool:
    """Whether a name says where something of the user's own is."""
    module, colon, attribute = name.partition(":")
    return bool(colon) and attribute.isidentifier() and all(part.isidentifier() for part in module.split("."))


def brought(name: str) -> object:
    """Return what `module:name` is, of a module that is installed or lies in the folder that one is in.

    Only whoever calls the program names it; nothing that is read can.

    Raises:
        BadCall: there is no such module, there is nothing of that name in it, or loading it fails.

    """
    module, _, attribute = name.partition(":")
    here = os.getcwd()
    if here not in sys.path and "" not in sys.path:
        sys.path.append(here)
    try:
        return getattr(import_module(module), attribute)
    except ModuleNotFoundError as error:
        where = f"no module {error.name} is installed or lies in this folder"
        raise BadCall(f"{name}: {where}") from error
    except AttributeError as error:
        raise BadCall(f"{name}: there is no {attribute} in {module}") from error
    except (Exception, SystemExit) as error:  # a module may end the program, and that by mistake
        words = " ".join(str(error).split())[:160]
        raise BadCall(f"{name}: cannot be loaded ({type(error).__name__}: {words})") from error
