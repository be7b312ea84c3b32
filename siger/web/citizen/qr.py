"""QR codes, drawn here."""

import segno


def qr_picture(text: str) -> str:
    """A data: address of an SVG picture of `text`, dark on light in every theme, so that any phone reads it."""
    picture: str = segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=2, dark="#14213d", light="#ffffff")
    return picture
