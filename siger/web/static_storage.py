"""Static files with a hash in their name, exactly one."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOnceStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Vite has already put a hash into the names of its assets: a second one would load every script twice."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        if name.startswith("dist/assets/"):
            return name
        return str(super().hashed_name(name, content, filename))
