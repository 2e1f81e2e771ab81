"""Writes the bill of materials of the package: `python .ci/sbom.py > dist/sitegen.cdx.json`.

CycloneDX 1.6 (ECMA-424), from the locks alone: what `pip install sitegen-newsroom` brings, with versions and
digests, and what is bundled for the browser. The same locks give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION = re.compile(r'__version__ = "([^"]+)"')
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)[^\n]*((?:\n    --hash=\S+[^\n]*)*)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

Component = dict[str, object]


def bill(root: Path) -> dict[str, object]:
    """The whole bill of the checkout in `root`."""
    found = VERSION.search((root / "sitegen" / "__init__.py").read_text(encoding="utf-8"))
    version = found[1] if found else ""
    purl = f"pkg:pypi/sitegen-newsroom@{version}"
    product = {"type": "application", "name": "sitegen-newsroom", "version": version, "purl": purl}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**product, "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": [*_python(root), *_browser(root)],
    }


def _python(root: Path) -> list[Component]:
    """The libraries of requirements/run.lock, each with the digests of its archives."""
    text = (root / "requirements" / "run.lock").read_text(encoding="utf-8")
    return [
        {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "hashes": [{"alg": "SHA-256", "content": one} for one in sorted(HASH.findall(hashes))],
        }
        for name, version, hashes in PINNED.findall(text)
    ]


def _browser(root: Path) -> list[Component]:
    """What frontend/package-lock.json names for the bundle; what only builds it is left out."""
    lock = json.loads((root / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    return [
        {
            "type": "library",
            "name": path.rpartition("node_modules/")[2],
            "version": facts["version"],
            "purl": f"pkg:npm/{path.rpartition('node_modules/')[2]}@{facts['version']}",
            "licenses": [{"license": {"id": facts["license"]}}] if "license" in facts else [],
        }
        for path, facts in sorted(lock["packages"].items())
        if path and not facts.get("dev")
    ]


if __name__ == "__main__":
    json.dump(bill(ROOT), sys.stdout, indent=1, ensure_ascii=False)
    print()
