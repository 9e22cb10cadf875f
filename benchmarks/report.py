#!/usr/bin/env python3
"""Turns JMH's JSON into a table and a picture:  report.py result.json  writes result.md and result.svg beside it.

Rows of one table differ in their last parameter in JMH's order. The first row is what the others are compared with.
"""
import json
import sys
from html import escape
from pathlib import Path

COMPARED = ("variant", "dialect", "runner", "batchSize", "locking")
STYLE = """text { font: 12.5px system-ui, "Segoe UI", sans-serif; fill: #1f2328 }
.small { font-size: 11.5px; fill: #59636e } .head { font-weight: 600 } .page { fill: #fff }
.ours { fill: #12857c } .other { fill: #a9b2bb }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .small { fill: #9198a1 } .page { fill: #0d1117 } }"""


def tables(results):
    """Title of a table -> its rows (label, result)."""
    found = {}
    for result in results:
        params = dict(result.get("params", {}))
        several = [name for name in COMPARED if len({r["params"][name] for r in results
                   if r["benchmark"] == result["benchmark"] and name in r.get("params", {})}) > 1]
        compared = several[0] if several else next((name for name in COMPARED if name in params), None)
        label = params.pop(compared, "")
        name = ".".join(result["benchmark"].split(".")[-2:])
        others = ", ".join(f"{key} {value}" for key, value in params.items())
        title = f"{name}{': ' if others else ''}{others}, {result['threads']} thread(s)"
        found.setdefault(title, []).append((label, result))
    return found


def speed(first, result):
    """How fast a row is where the first row is 1."""
    ratio = result["primaryMetric"]["score"] / first["primaryMetric"]["score"]
    return ratio if result["mode"] == "thrpt" else 1 / ratio


def markdown(found):
    for title, rows in found.items():
        yield f"**{title}**\n"
        yield "|  | score | least to most | speed, first row = 1 | allocated, bytes |\n|---|--:|--:|--:|--:|"
        for label, result in rows:
            metric = result["primaryMetric"]
            raw = [value for fork in metric["rawData"] for value in fork]
            allocated = result.get("secondaryMetrics", {}).get("gc.alloc.rate.norm", {}).get("score")
            yield (f"| {label} | {metric['score']:,.3f} {metric['scoreUnit']} | {min(raw):,.3f} to {max(raw):,.3f} "
                   f"| {speed(rows[0][1], result):.2f} | {'' if allocated is None else f'{allocated:,.0f}'} |")
        yield ""


def picture(found):
    shapes, y = [], 0
    for title, rows in found.items():
        y += 36
        shapes.append(f'<text class="head" x="16" y="{y}">{escape(title)}</text>')
        widest = max(speed(rows[0][1], result) for _, result in rows)
        for label, result in rows:
            y += 19
            metric, ratio = result["primaryMetric"], speed(rows[0][1], result)
            width = max(2, round(400 * ratio / widest))
            kind = "ours" if label.startswith(("TIDEWIRE", "DATABEND")) else "other"
            shapes.append(f'<text x="258" y="{y}" text-anchor="end">{escape(label)}</text>'
                          f'<rect class="{kind}" x="266" y="{y - 10}" width="{width}" height="12" rx="2"/>'
                          f'<text class="small" x="{274 + width}" y="{y}">{ratio:.2f}  '
                          f'({metric["score"]:,.2f} {metric["scoreUnit"]})</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 {y + 24}" role="img">\n<style>\n{STYLE}\n</style>\n'
            f'<rect class="page" width="960" height="{y + 24}"/>\n' + "\n".join(shapes) + "\n</svg>\n")


source = Path(sys.argv[1])
read = tables(json.loads(source.read_text()))
source.with_suffix(".md").write_text("\n".join(markdown(read)))
source.with_suffix(".svg").write_text(picture(read))
