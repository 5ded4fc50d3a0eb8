"""Commands of the house itself: run, setup, test, bench, demo, django."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from halles.config import paths


def add_to(app: typer.Typer) -> None:
    """Mount these commands."""
    app.command()(run)
    app.command()(setup)
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(test)
    app.command()(bench)
    app.command()(demo)
    extra = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command("django", context_settings=extra)(django_command)


def run(
    port: Annotated[int, typer.Option(help="Port of the pages; the bell takes the next one.")] = 0,
) -> None:
    """Start the town on this machine; Ctrl-C stops it."""
    from halles.config import ports
    from halles.config import setup as steps
    from halles.config import supervisor as s

    began = time.monotonic()
    host = os.environ.get("HALLES_BIND") or "127.0.0.1"
    with s.alone():
        os.environ.update(ports.choose_ports(os.environ, asked=port, host=host))
        steps.make_ready(first_town=True)
        paths.secret_key()
        house = s.Supervisor(_processes(host), dict(os.environ))
        for wanted_signal in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wanted_signal, house.ask_to_stop)
        house.start()
        try:
            _greet(house, host, began)
            house.watch()
        finally:
            typer.echo("Stopping…")
            house.stop()


def _processes(host: str) -> list[Any]:
    """Return the house's processes for this environment."""
    from halles.config import database
    from halles.config import supervisor as s

    port = int(os.environ["HALLES_PORT"])
    return s.house_processes(
        port=port,
        bell_port=int(os.environ["HALLES_BELL_PORT"]),
        database="" if database.url() else str(database.sqlite_file()),
        origins=[f"https://{name}" for name in _public_hosts()] or [f"http://localhost:{port}"],
        host=host,
    )


def _public_hosts() -> list[str]:
    return [name for name in os.environ.get("HALLES_HOSTS", "").split(",") if name]


def _greet(house: Any, host: str, began: float) -> None:
    """Say where the town is and what to try, once it answers."""
    from halles.config import ports

    port = int(os.environ["HALLES_PORT"])
    pages = house.processes[0]
    if not ports.wait_for(port, seconds=60, alive=lambda: pages.popen.poll() is None, host=host):
        if house.stopping:
            return
        typer.secho(f"The pages did not start. Their last words:\n{house.tail(pages)}", err=True)
        raise typer.Exit(1)
    took = f"({time.monotonic() - began:.1f} s)"
    if _public_hosts():
        names = ", ".join(f"https://{name}" for name in _public_hosts())
        behind = "localhost" if host == "127.0.0.1" else host
        typer.echo(f"\n  Halles is open:  {names}   {took}, by a proxy to http://{behind}:{port}")
        typer.echo("  What is still to be filled in: ./halles town list      Ctrl-C stops.\n")
        _greet_first(f"https://{_public_hosts()[0]}")
    else:
        _greet_locally(f"http://localhost:{port}", took)
    sys.stdout.flush()


def _greet_locally(url: str, took: str) -> None:
    typer.echo(f"\n  Halles is open:  {url}   {took}\n")
    cards = paths.home() / "demo-cards.txt"
    if cards.exists():
        typer.echo("  Try: search « boulangri », open a shop, then sign in with one of these demo cards")
        typer.echo(f"       ({url}/compte/carte/):\n{cards.read_text().rstrip()}\n")
    typer.echo(f"  Sign-in codes sent by mail or text wait at {url}/messages/")
    typer.echo("  Your own town: ./halles import osm FILE.osm.pbf --commune NAME      Ctrl-C stops.\n")
    _greet_first(url)


def _greet_first(url: str) -> None:
    """Give the link that makes the first operator, as long as nobody has used it."""
    path = paths.setup_key()
    if path.exists():
        link = os.environ.get("HALLES_SITE_URL", url).rstrip("/")
        typer.echo(f"  Prepare your town in a browser: {link}/mise-en-route/?cle={path.read_text()}")
        typer.echo("  This link makes you its operator; it serves once, so keep it to yourself.\n")


def setup(dev: Annotated[bool, typer.Option("--dev", help="Also what `make check` needs.")] = False) -> None:
    """Prepare the environment, the database and a first town, and start nothing."""
    from halles.config import database
    from halles.config import setup as steps
    from halles.config.backup import restore

    restore.finish()
    database.check()
    steps.prepare()
    typer.echo("Ready. ./halles run starts the town." + (" make check is ready too." if dev else ""))


def test(context: typer.Context) -> None:
    """Run all tests, bringing what they need where this account may install it."""
    from halles.config.test_needs import closing_lines, provide

    missing = provide()
    environment = dict(os.environ, PYTHONPATH=str(paths.CODE / "src"))
    environment.pop("HALLES_DATABASE", None)
    extra = context.args or ["-n", "2", "--dist", "loadgroup"]
    code = subprocess.run(
        [sys.executable, "-m", "pytest", *extra], cwd=paths.CODE, env=environment, check=False
    )
    typer.echo(closing_lines(missing))
    raise typer.Exit(code.returncode)


def bench(
    name: Annotated[str, typer.Argument(help="Which one; `list` names them all.")],
    data: Annotated[Path | None, typer.Option(help="Folder of real data.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Under 60 s.")] = False,
) -> None:
    """Measure one thing; the last line is a JSON object."""
    from halles.config.bench import run_bench

    run_bench(name, data=data, quick=quick)


def demo(
    seed: Annotated[int, typer.Option(help="Another number invents another town.", min=0)] = 1,
    population: Annotated[
        int, typer.Option(help="Inhabitants in all, 800 to 100,000 for each town.")
    ] = 12_000,
    towns: Annotated[
        int, typer.Option(help="Several towns make one territory; the k-th has 1/k of the first.")
    ] = 1,
    remove: Annotated[bool, typer.Option("--remove", help="Take all demonstration towns away.")] = False,
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Replay a market day, Thursday 8:30 to 10:30, in the running town."),
    ] = False,
    speed: Annotated[
        float, typer.Option(help="With --replay: 60 is a minute of town in a second.", min=0.1)
    ] = 60.0,
) -> None:
    """Make the demonstration town, replay a market morning in it, or take it away with all it holds.

    A replay publishes news, confirms sheets and changes hours through the ordinary commands: pages that are
    open at the running house move. It can be replayed again: what it told before is withdrawn first.
    """
    from halles.config import demo as steps

    if remove:
        typer.echo(f"Taken away: {steps.remove() or 'nothing'}.")
    elif replay:
        from halles.config.replay import replay as play

        typer.echo(f"{play(seed=seed, speed=speed, say=typer.echo)} things happened.")
    else:
        _make_demo(seed, population, towns)


def _make_demo(seed: int, population: int, towns: int) -> None:
    """Make what was asked for; asked for nothing else, a demonstration that is there is left as it is."""
    from halles.config import demo as steps
    from halles.kit.progress import Progress

    if (seed, population, towns) == (1, steps.POPULATION, 1):
        typer.echo(f"Ready: {steps.build()}.")
        return
    with Progress() as progress:
        names = steps.build_many(towns, population, seed=seed, progress=progress)
    typer.echo(f"Ready: {', '.join(names)}.")


def django_command(context: typer.Context) -> None:
    """Run a Django management command (developers)."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["halles", *context.args])
