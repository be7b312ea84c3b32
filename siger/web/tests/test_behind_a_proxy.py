"""An installation with an address of its own: what TLS at the proxy means for cookies and headers."""

import json
import os
import subprocess
import sys

_NAMES = (
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_HSTS_SECONDS",
    "DEMONSTRATION",
)


def settings_at(address: str, state: os.PathLike[str]) -> dict[str, object]:
    asked = f"import json, siger.settings as s; print(json.dumps({{n: getattr(s, n) for n in {_NAMES!r}}}))"
    told = {**os.environ, "SIGER_STATE": str(state), "SIGER_SITE_URL": address, "DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", asked], env=told, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_over_tls_no_neighbour_can_plant_a_cookie_and_browsers_stay_on_tls(tmp_path: os.PathLike[str]) -> None:
    found = settings_at("https://siger.contoh.example", tmp_path)
    assert str(found["SESSION_COOKIE_NAME"]).startswith("__Host-")
    assert str(found["CSRF_COOKIE_NAME"]).startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["SECURE_HSTS_SECONDS"]


def test_a_demonstration_believes_no_header_about_tls(tmp_path: os.PathLike[str]) -> None:
    found = settings_at("", tmp_path)
    assert found["DEMONSTRATION"]
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert found["SESSION_COOKIE_NAME"] == "sessionid"
