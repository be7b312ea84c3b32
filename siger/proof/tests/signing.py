"""Photos with content credentials, signed by a camera maker that exists only in these tests."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CAPTURED = "digitalCapture"
GENERATED = "trainedAlgorithmicMedia"
_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def signed(picture: bytes, source: str = CAPTURED, then: tuple[str, ...] = ()) -> bytes:
    """The JPEG with a manifest that says how it was made, and what was done `then`."""
    actions = [{"action": "c2pa.created", "digitalSourceType": _TYPES + source}, *({"action": f"c2pa.{name}"} for name in then)]
    manifest = {
        "claim_generator_info": [{"name": "Kamera Uji", "version": "1"}],
        "format": "image/jpeg",
        "assertions": [{"label": "c2pa.actions", "data": {"actions": actions}}],
    }
    chain, key = _maker()
    signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", chain, key, None))
    out = BytesIO()
    c2pa.Builder(json.dumps(manifest)).sign(signer, "image/jpeg", BytesIO(picture), out)
    return out.getvalue()


def trust_list() -> bytes:
    """Who vouches for the maker, in PEM."""
    chain, _secret = _maker()
    return chain[chain.rindex(b"-----BEGIN CERTIFICATE-----") :]


def stranger() -> bytes:
    """A certificate of somebody who vouches for nobody here."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _certificate("Orang Lain", key, "Orang Lain", key, authority=True).public_bytes(serialization.Encoding.PEM)


@cache
def _maker() -> tuple[bytes, bytes]:
    """Certificates of the signer and of who vouches for it, and the signer's key."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Pabrik Uji", root_key, "Pabrik Uji", root_key, authority=True)
    own = _certificate("Kamera Uji", key, "Pabrik Uji", root_key, authority=False)
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return own.public_bytes(pem) + root.public_bytes(pem), secret


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, by_key: ec.EllipticCurvePrivateKey, *, authority: bool
) -> x509.Certificate:
    today = datetime.now(UTC)
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=not authority, key_cert_sign=authority, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()), critical=False)
    )
    if not authority:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return made.sign(by_key, SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, name), x509.NameAttribute(NameOID.COMMON_NAME, name)])
