from siger.web.citizen.tests.conftest import _fresh_cache, files

__all__ = ["_fresh_cache", "files"]
