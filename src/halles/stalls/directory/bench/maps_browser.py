"""Whether names of a drawing touch, as a browser sets them: letter by letter, in its own fonts."""

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles import finders

PAGE = """<!doctype html><meta charset="utf-8"><style>{css}</style>
<body>{svg}<p id="answer">none</p><script>{script}</script>"""

SCRIPT = """
const svg = document.querySelector("svg"), frame = svg.viewBox.baseVal;
const lines = [...svg.querySelectorAll("g[aria-hidden] > text")].map((text) => {
  const size = parseFloat(getComputedStyle(text).fontSize), own = text.transform.baseVal.consolidate();
  const move = (p) => own ? p.matrixTransform(own.matrix) : p;
  const boxes = [];
  for (let i = 0; i < text.getNumberOfChars(); i++) {
    const a = text.getStartPositionOfChar(i), b = text.getEndPositionOfChar(i);
    const dx = b.x - a.x, dy = b.y - a.y, long = Math.hypot(dx, dy);
    if (!long) continue;
    const at = (p, up) => move(new DOMPoint(p.x + dy / long * up, p.y - dx / long * up));
    boxes.push([at(a, .78 * size), at(b, .78 * size), at(b, -.21 * size), at(a, -.21 * size)]);
  }
  return { text: text.textContent, boxes };
});
const apart = (one, other) => [one, other].some((shape) => shape.some((a, i) => {
  const b = shape[(i + 1) % 4], nx = a.y - b.y, ny = b.x - a.x;
  const along = (p) => p.x * nx + p.y * ny, mine = one.map(along), theirs = other.map(along);
  return Math.max(...mine) <= Math.min(...theirs) || Math.max(...theirs) <= Math.min(...mine);
}));
let count = 0;
lines.forEach((one, i) => {
  const right = frame.x + frame.width, bottom = frame.y + frame.height;
  const inside = (p) => p.x >= frame.x && p.y >= frame.y && p.x <= right && p.y <= bottom;
  if (!one.boxes.every((box) => box.every(inside))) count++;
  for (const other of lines.slice(i + 1))
    if (one.boxes.some((a) => other.boxes.some((b) => !apart(a, b)))) count++;
});
document.querySelector("#answer").textContent = `${lines.length} names, ${count} touching`;
"""


def touching_in_browser(svg: str) -> int | None:
    """Return how many names touch another in Chromium, or leave the frame; None without Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    css = Path(finders.find("ui/halles.css") or "").read_text(encoding="utf-8")
    with TemporaryDirectory(prefix="halles-map-") as folder:
        page = Path(folder) / "map.html"
        page.write_text(PAGE.format(css=css, svg=svg, script=SCRIPT), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium"]
        command = [chromium, *options, "--virtual-time-budget=20000", "--dump-dom", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"(\d+) names, (\d+) touching", done.stdout)
    if found is None or not int(found[1]):
        raise SystemExit(f"map: Chromium could not look at the drawing:\n{done.stderr[-1000:]}")
    return int(found[2])
