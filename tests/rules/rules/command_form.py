"""A command is `noun_verb(*, actor, …)`: keyword-only, the actor first, so that no call hides who acts."""

from collections.abc import Iterator

from tests.rules.house import House, public_functions


def check(house: House) -> Iterator[str]:
    """Yield the public functions of commands.py whose arguments are not in that form."""
    for package in house.packages:
        for path in package.python("commands") if package.is_stall else ():
            for node in public_functions(path):
                where = f"{house.place(path, node.lineno)}: {node.name}"
                names = [argument.arg for argument in node.args.kwonlyargs]
                if node.args.args or node.args.posonlyargs or node.args.vararg:
                    yield f"{where}: make its arguments keyword-only"
                elif "actor" in names and names[0] != "actor":
                    yield f"{where}: put `actor` first"
                elif "actor" not in names:
                    yield f"{where}: who acts? take `actor`, or start the name with an underscore"
