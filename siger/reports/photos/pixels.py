"""Any picture becomes upright eight-bit sRGB without transparency, no larger than asked."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

# Exif 2.32, tag 274: how the stored rows lie, and the operation that sets the picture upright.
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PAPER: Final = (255, 255, 255)


def fit_within(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """The size of a picture shrunk, never enlarged, so that it fits into `box`; at least one pixel on each side."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture at `size`, averaged rather than sampled. Palettes, bitmaps and 16-bit greys are unfolded first."""
    if image.mode == "I;16":
        image = _eight_bits(image)
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode in {"P", "PA"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode in {"RGB", "L"} and "transparency" in image.info:
        image = image.convert("RGBA" if image.mode == "RGB" else "LA")
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Opaque RGB in sRGB: transparency becomes white, the embedded profile is applied."""
    if image.mode in {"RGBA", "LA", "La", "RGBa"}:
        image = _on_paper(image)
    converted = _through_profile(image, profile) if profile else None
    return converted or image.convert("RGB")


def set_upright(image: Image.Image, orientation: int) -> Image.Image:
    """Apply EXIF's orientation to the pixels."""
    operation = _UPRIGHT.get(orientation)
    return image if operation is None else image.transpose(operation)


def _eight_bits(image: Image.Image) -> Image.Image:
    """The upper bytes of a 16-bit grey picture: Pillow's own conversion clips instead of scaling, and cannot resize this mode."""
    return Image.frombytes("L", image.size, image.tobytes()[1::2])


def _on_paper(image: Image.Image) -> Image.Image:
    with_alpha = image.convert("RGBA")
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return paper


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """None when the profile is damaged or made for another kind of picture: the colours then stay as they are."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
