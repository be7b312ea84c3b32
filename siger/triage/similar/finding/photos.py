"""Which reports have a picture that is the same in the eye of the perceptual hash."""

from collections.abc import Sequence

from siger.reports.models import SHOWN_TO_ALL, Photo, Report
from siger.reports.photos.fingerprint import SAME_DISTANCE, TRUSTED_QUALITY, distance


def with_same_photo(report: Report, others: Sequence[int]) -> frozenset[int]:
    """Of `others`, those with a photo at most `SAME_DISTANCE` of 256 bits from one of `report`. One statement, none for none."""
    if not others:
        return frozenset()
    rows = Photo.objects.filter(
        report_id__in=[report.pk, *others], kind__in=sorted(SHOWN_TO_ALL), perceptual_hash__isnull=False, hash_quality__gte=TRUSTED_QUALITY
    ).values_list("report_id", "perceptual_hash")
    hashes = [(report_id, bytes(found)) for report_id, found in rows if found]
    own = [found for report_id, found in hashes if report_id == report.pk]
    return frozenset(
        report_id for report_id, found in hashes if report_id != report.pk and any(distance(found, mine) <= SAME_DISTANCE for mine in own)
    )
