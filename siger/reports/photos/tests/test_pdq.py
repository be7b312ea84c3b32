import numpy

from siger.reports.photos.pdq import pdq

# What the reference implementation gives for `waves()`.
REFERENCE = "fd09fefcfd09fafcf509eabc5509aabc552bfad400a90043550e000bfff4000f"


def waves() -> "numpy.typing.NDArray[numpy.uint8]":
    y, x = numpy.indices((256, 256)).astype(float)
    colours = (numpy.sin(x / 17) * numpy.cos(y / 23), numpy.sin((x + 2 * y) / 31), numpy.cos(x * y / 2500))
    return numpy.stack([127 + 90 * colour for colour in colours], axis=-1).astype(numpy.uint8)


def test_the_hash_is_the_one_that_others_compute():
    bits, quality = pdq(waves())
    assert numpy.packbits(bits).tobytes().hex() == REFERENCE
    assert quality == 100


def test_a_picture_may_be_of_any_size():
    bits, quality = pdq(waves()[:100, :190])
    assert bits.shape == (256,)
    assert 0 <= quality <= 100
