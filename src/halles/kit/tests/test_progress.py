"""Progress is told line by line in a log, drawn on a terminal, and silent where nobody looks."""

import io

from halles.kit.progress import Progress, Silent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(progress: Progress, total: int = 100) -> None:
    with progress:
        for done in range(total + 1):
            progress.step("Reading", done, total)


def test_a_log_gets_one_line_per_tenth() -> None:
    out = io.StringIO()
    run(Progress(out), 1000)
    lines = out.getvalue().splitlines()
    assert len(lines) == 11
    assert lines[3] == "Reading: 30 % (300/1000)"


def test_nothing_to_do_is_done() -> None:
    out = io.StringIO()
    Progress(out).step("Reading", 0, 0)
    assert out.getvalue() == "Reading: 100 % (0/0)\n"


def test_a_terminal_gets_a_bar_per_phase() -> None:
    out = Terminal()
    with Progress(out) as progress:
        progress.step("Reading", 5, 10)
        progress.step("Storing", 1, 2)
    assert "Reading" in out.getvalue()
    assert "Storing" in out.getvalue()
    assert "5/10" in out.getvalue()


def test_the_terminal_is_left_clean_after_an_error() -> None:
    out = Terminal()
    try:
        with Progress(out) as progress:
            progress.step("Reading", 1, 10)
            raise ValueError
    except ValueError:
        pass
    assert out.getvalue().endswith("\x1b[?25h"), "the cursor is shown again"


def test_silent_says_nothing(capsys) -> None:
    run(Silent())
    assert capsys.readouterr() == ("", "")
