#!/usr/bin/env python3
"""Writes bucketing-vectors.json: what each bucketing algorithm answers, computed without any code of this repository.

    python3 make-bucketing-vectors.py > bucketing-vectors.json

MurmurHash3_x86_32 is written from its description here and checked against its published verification value; SHA-256 and MD5
are those of hashlib.
"""
import hashlib
import json
import sys

MASK = 0xFFFFFFFF


def murmur3(data: bytes, seed: int) -> int:
    def scramble(block: int) -> int:
        block = block * 0xCC9E2D51 & MASK
        block = (block << 15 | block >> 17) & MASK
        return block * 0x1B873593 & MASK

    value = seed
    whole = len(data) // 4 * 4
    for start in range(0, whole, 4):
        value ^= scramble(int.from_bytes(data[start:start + 4], "little"))
        value = (value << 13 | value >> 19) & MASK
        value = (value * 5 + 0xE6546B64) & MASK
    if len(data) > whole:
        value ^= scramble(int.from_bytes(data[whole:], "little"))
    value ^= len(data)
    value = (value ^ value >> 16) * 0x85EBCA6B & MASK
    value = (value ^ value >> 13) * 0xC2B2AE35 & MASK
    return value ^ value >> 16


def check_murmur3() -> None:
    hashes = b"".join(murmur3(bytes(range(length)), 256 - length).to_bytes(4, "little") for length in range(256))
    assert murmur3(hashes, 0) == 0xB0F57EE3


def sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def first_of_percent(percent: float) -> int:
    """The first thousandth of a percent that is above a percentage; 100 is always above."""
    low, high = 0, 100_000
    while low < high:
        middle = (low + high) // 2
        if percent < middle / 1000:
            high = middle
        else:
            low = middle + 1
    return low


def first_in(algorithm: str, key: str, salt, unit, tenant) -> int | None:
    """The smallest rollout, in thousandths of a percent, that takes the unit in; None where none does."""
    salt = key if salt is None else salt
    unit = unit or None
    if algorithm == "typedflags":
        return None if unit is None else (murmur3(f"{salt}:{unit}".encode(), 0) * 100_000 >> 32) + 1
    if algorithm == "feature_flag_infra":
        return None if unit is None else (int(hashlib.md5(f"{salt}:{unit}".encode()).hexdigest(), 16) % 100 + 1) * 1000
    if algorithm == "flagforge":
        return (murmur3(f"{tenant or ''}:{salt}:{unit or ''}".encode(), 0) % 100 + 1) * 1000
    if algorithm == "rollgate":
        return None if unit is None else (int.from_bytes(sha256(f"{salt}:{unit}")[:4], "big") % 100 + 1) * 1000
    if algorithm == "feature_management":
        marker = int.from_bytes(sha256(f"{unit or ''}\n{salt}")[:4], "little")
        return first_of_percent(marker / 4294967295 * 100)
    assert algorithm == "unleash"
    return None if unit is None else (murmur3(f"{salt}:{unit}".encode(), 0) % 100 + 1) * 1000


def share(algorithm: str, key: str, salt, unit, weights) -> int | None:
    """The index of the share a unit is in; None where it is missing and that means the default."""
    unit = unit or None
    if unit is None and algorithm != "feature_management":
        return None
    position, bound = None, 0
    for index, weight in enumerate(weights):
        if weight == 0:
            continue
        bound += weight
        if algorithm == "typedflags":
            inside = murmur3(f"{key if salt is None else salt}:{unit}".encode(), 0) * 100_000 >> 32 < bound
        elif algorithm == "unleash":
            inside = (murmur3(f"{key if salt is None else salt}:{unit}".encode(), 86028157) % 1000 + 1) * 100 <= bound
        else:
            hint = f"allocation\n{key}" if salt is None else salt
            marker = int.from_bytes(sha256(f"{unit or ''}\n{hint}")[:4], "little")
            inside = bound == 100_000 or marker / 4294967295 * 100 < bound / 1000
        if inside and position is None:
            position = index
    return position


ALGORITHMS = ["typedflags", "feature_flag_infra", "flagforge", "rollgate", "feature_management", "unleash"]
UNITS = ["ada", "bob", "user-42", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "a", "ab", "abc", "abcd", "12345", "with space", "with:colon",
         "\n", "é", "straße", "漢字", "ключ", "👩‍🚀", "x" * 84, "y" * 300, "z" * 1000, "ω" * 2000, None]

# Every length, for whatever looks at several characters at a time; the empty unit is a missing one.
UNITS += ["".join(chr(33 + (length * 31 + index * 7) % 94) for index in range(length)) for length in range(71)]
# A character that is not ASCII in every place.
UNITS += ["user-123"[:place] + character + "user-123"[place:] for character in ["\u0080", "é", "漢", "👩"] for place in range(9)]
# Long ones, in bytes about as long as any buffer, and with characters of several bytes where one might end.
UNITS += ["q" * 340, "q" * 341, "é" * 512, "q" * 1024, "q" * 1025, "漢" * 341, "👩" * 300, "q" * 1536 + "é", "q" * 5000]
UNITS += ["q" * before + "👩" + "q" * 9 for before in [31, 32, 62, 63, 64, 127, 128, 255, 256]]

# The bytes of salt and colon leave every remainder by four: 1, 0, 2, 0 and 3.
FLAGS = [("new_checkout", None, None), ("new_checkout", "2026-launch", "acme"), ("größe", "s", None), ("layout", "größe", "tenant ünö"),
         ("layout", "ab", "q" * 70)]
SPLITS = [[50_000, 25_000, 25_000], [33_333, 33_333, 33_334], [0, 99_900, 100], [10_000, 0, 90_000]]

check_murmur3()
rollouts = [[algorithm, key, salt, tenant, [first_in(algorithm, key, salt, unit, tenant) for unit in UNITS]]
            for algorithm in ALGORITHMS for key, salt, tenant in FLAGS]
splits = [[algorithm, key, salt, weights, [share(algorithm, key, salt, unit, weights) for unit in UNITS]]
          for algorithm in ["typedflags", "feature_management", "unleash"]
          for key, salt, _ in FLAGS for weights in SPLITS]


def lines(rows) -> str:
    return ",\n    ".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print('{\n  "units": [\n    ' + lines(UNITS) + '\n  ],\n  "rollouts": [\n    ' + lines(rollouts) + '\n  ],\n  "splits": [\n    ' + lines(splits) + "\n  ]\n}")
