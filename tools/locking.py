"""The lock files: one resolution for Windows, macOS and Linux, every file by its hash, no trace of the machine."""

from __future__ import annotations

import tempfile

from environment import DEVELOPER, ROOT, RUNTIME, python

INDEX = "https://pypi.org/simple"
HEADER = "# Written by `make lock` from pyproject.toml, for all systems; do not edit.\n"
# The oldest systems Qt 6.12 has wheels for: macOS 14, and a Linux with glibc 2.34 (Debian 12, Ubuntu 22.04).
SYSTEMS = ("x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-manylinux_2_34")
MAC = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
UV = ("-m", "uv", "--quiet", "--no-config")


def lock(words: list[str]) -> int:
    """Keep the versions that are locked and still fit; `--upgrade` takes the newest."""
    for name, more in ((RUNTIME, []), (DEVELOPER, ["--group", "dev", "--constraint", RUNTIME])):
        if code := _compile(name, [*more, *words]):
            return code
    return 0


def _compile(name: str, words: list[str]) -> int:
    resolve = ("pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--no-header")
    plain = ("--default-index", INDEX, "--no-emit-index-url", "--no-emit-find-links")
    if code := python(*UV, *resolve, *plain, "pyproject.toml", "--output-file", name, *words):
        return code
    file = ROOT / name
    file.write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")
    return 0


def wheels(_words: list[str]) -> int:
    """Resolve the developers' lock as each system and Python would, wheels only, installing nothing."""
    worst = 0
    for system in SYSTEMS:
        for version in PYTHONS:
            with tempfile.TemporaryDirectory(prefix="lado-") as folder:
                ask = ("pip", "install", "--dry-run", "--only-binary", ":all:", "--require-hashes")
                where = ("--python-platform", system, "--python-version", version, "--target", folder)
                code = python(*UV, *ask, *where, "--default-index", INDEX, "-r", DEVELOPER, extra=MAC)
            print(f"{system} Python {version}: {'every package has a wheel' if code == 0 else 'MISSING, see above'}")
            worst = max(worst, code)
    return worst
