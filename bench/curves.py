"""Line charts as SVG and measured sections of pages, written by the benchmarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 640, 300, 48
STROKES = ("#1b4f72", "#b03a2e", "#1e8449", "#9a7d0a", "#6c3483", "#34495e")
Points = Sequence[tuple[float, float]]


def line_chart(title: str, axes: tuple[str, str], lines: Mapping[str, Points], floor: float = 0.0) -> str:
    """The lines of one chart; the y axis begins at ``floor``, the x axis at the least x."""
    xs = sorted({x for points in lines.values() for x, _ in points})
    top = max(y for points in lines.values() for _, y in points)

    def at(x: float, y: float) -> str:
        right = (x - xs[0]) / ((xs[-1] - xs[0]) or 1) * (WIDTH - 2 * MARGIN)
        up = (y - floor) / ((top - floor) or 1) * (HEIGHT - 2 * MARGIN)
        return f"{MARGIN + right:.1f},{HEIGHT - MARGIN - up:.1f}"

    body = [f'<text x="{WIDTH / 2}" y="18" text-anchor="middle" font-size="14">{title}</text>']
    body.append(
        f'<path d="M{at(xs[0], top)} L{at(xs[0], floor)} L{at(xs[-1], floor)}" fill="none" stroke="#888"/>'
    )
    for x in xs:
        place = at(x, floor).split(",")
        body.append(
            f'<text x="{place[0]}" y="{HEIGHT - 30}" text-anchor="middle" font-size="10">{x:g}</text>'
        )
    for step in range(5):
        y = floor + (top - floor) * step / 4
        left, height = at(xs[0], y).split(",")
        body.append(
            f'<text x="{float(left) - 6}" y="{height}" text-anchor="end" font-size="10">{y:.3g}</text>'
        )
    for number, (name, points) in enumerate(lines.items()):
        stroke = STROKES[number % len(STROKES)]
        told = " ".join(at(x, y) for x, y in points)
        body.append(f'<polyline points="{told}" fill="none" stroke="{stroke}" stroke-width="2"/>')
        body.append(
            f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN - 12 - 14 * number}" text-anchor="end" '
            f'font-size="11" fill="{stroke}">{name}</text>'
        )
    body.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle" font-size="11">{axes[0]}</text>'
    )
    body.append(f'<text x="8" y="34" font-size="11">{axes[1]}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, all columns but the first to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_section(page: Path, name: str, text: str) -> None:
    """Puts ``text`` between the marks ``<!-- NAME -->`` and ``<!-- /NAME -->`` of a page."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    told, count = marked.subn(lambda match: match[1] + text + match[2], page.read_text(encoding="utf-8"))
    if count != 1:
        raise SystemExit(f"{page} has no section <!-- {name} --> … <!-- /{name} -->")
    page.write_text(told, encoding="utf-8")
