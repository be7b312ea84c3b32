"""Content credentials (C2PA): what a camera or a program signed about the making of a picture. Runs in the child process.

Nothing is fetched for it: neither manifests that lie elsewhere nor lists of withdrawn certificates.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from siger.reports.photos.kinds import Kind
from siger.reports.photos.trust import read_trust_list

UNREADABLE: Final = "unreadable"
_LABEL: Final = b"c2pa"
_CHUNK: Final = 1 << 20
_LONGEST: Final = 80
_OFFLINE: Final = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_reading": True, "verify_timestamp_trust": False},
}


def carries_credentials(source: BinaryIO) -> bool:
    """Whether the label stands anywhere in the file. Leaves `source` at its start."""
    source.seek(0)
    kept = b""
    while chunk := source.read(_CHUNK):
        if _LABEL in kept + chunk:
            break
        kept = chunk[-len(_LABEL) :]
    source.seek(0)
    return bool(chunk)


def load_reader(trust: str) -> str:
    """The library, and the certificates of the list that `trust` names, before privileges are given up: both for the few photos that need
    them only. Empty without a list, and while one that was changed cannot be read: then nobody is believed.
    """
    import c2pa  # type: ignore[import-untyped]  # noqa: F401

    try:
        return read_trust_list(trust) if trust else ""
    except (OSError, ValueError):
        return ""


def read_credentials(source: BinaryIO, kind: Kind, trusted: str = "") -> dict[str, Any]:
    """`state` trusted, valid, invalid or unreadable; `maker` who signed, `tool` what made it, `source` the last word of IPTC's digital
    source type, `edited` whether pixels were changed after. `trusted` are certificates in PEM, of makers or of who vouches for them;
    without any, nobody is trusted. Never raises, and leaves `source` at its start.
    """
    import c2pa

    source.seek(0)
    try:
        with (
            c2pa.Context.from_dict({**_OFFLINE, **_anchors(trusted)}) as context,
            c2pa.Reader(kind.value, source, context=context) as reader,
        ):
            return _summed_up(json.loads(reader.json()), str(reader.get_validation_state() or ""))
    except Exception:  # a library in another language reads hostile bytes here
        return {"state": UNREADABLE}
    finally:
        source.seek(0)


def _anchors(trusted: str) -> dict[str, Any]:
    return {"trust": {"trust_anchors": trusted}} if trusted else {}


def _summed_up(said: dict[str, Any], state: str) -> dict[str, Any]:
    manifest = said.get("manifests", {}).get(said.get("active_manifest"), {})
    actions = list(_actions(said))
    made = [str(action["digitalSourceType"]).rpartition("/")[2] for action in actions if action.get("digitalSourceType")]
    generator = (manifest.get("claim_generator_info") or [{}])[0]
    return {
        "state": state.lower() if state.lower() in {"trusted", "valid", "invalid"} else UNREADABLE,
        "maker": _short((manifest.get("signature_info") or {}).get("issuer")),
        "tool": _short(generator.get("name")),
        "source": _short(made[0] if made else ""),
        "edited": any(str(action.get("action")).rpartition(".")[2] in _EDITS for action in actions),
    }


_EDITS: Final = frozenset({"edited", "filtered", "drawing", "placed", "removed", "color_adjustments", "cropped", "orientation"})


def _actions(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Of every manifest, so that an edit of a generated picture still tells of its making."""
    for manifest in said.get("manifests", {}).values():
        for assertion in manifest.get("assertions", ()):
            if str(assertion.get("label", "")).startswith("c2pa.actions"):
                yield from assertion.get("data", {}).get("actions", ())


def _short(value: object) -> str:
    return str(value or "")[:_LONGEST]
