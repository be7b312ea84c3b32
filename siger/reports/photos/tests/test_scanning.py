"""A harmful file is never decoded; without a verdict a photo waits. Against a clamd of the test, over real sockets."""

from io import BytesIO

import pytest

from siger.core.storage import originals
from siger.reports.models import PhotoState
from siger.reports.photos import process
from siger.reports.photos.broken import BrokenReason
from siger.reports.photos.process import process_photo
from siger.reports.photos.scanning import ScannerFailed, is_harmful
from siger.reports.photos.tests.clamd import MARK, clamd
from siger.reports.photos.tests.pictures import jpeg, quarters
from siger.reports.photos.words import broken_words


@pytest.mark.parametrize("unix", [True, False])
def test_every_byte_is_shown_and_the_verdict_is_taken(settings, tmp_path, unix):
    content = bytes(range(256)) * 1000
    with clamd(tmp_path if unix else None) as (settings.CLAMD, seen):
        source = BytesIO(content)
        assert not is_harmful(source)
        assert source.tell() == 0
        assert is_harmful(BytesIO(content + MARK))
        assert not is_harmful(BytesIO(b""))
    assert seen == [content, content + MARK, b""]


@pytest.mark.parametrize("reply", [b"", b"stream: OK FOUND not\0", b"stream: Something ERROR\0", b"INSTREAM: OK\0", b"x" * 9000])
def test_what_is_no_verdict_is_none(settings, tmp_path, reply):
    with clamd(tmp_path, reply=reply or b"\0") as (settings.CLAMD, _seen), pytest.raises(ScannerFailed):
        is_harmful(BytesIO(b"x"))


def test_a_file_that_clamd_finds_too_long_is_no_clean_one(settings, tmp_path):
    with clamd(tmp_path, most=100_000) as (settings.CLAMD, _seen), pytest.raises(ScannerFailed):
        is_harmful(BytesIO(bytes(8_000_000)))


@pytest.mark.parametrize("address", ["unix:///nowhere/clamd.ctl", "tcp://127.0.0.1:1", "clamd", "http://127.0.0.1/"])
def test_a_clamd_that_is_not_there_is_said(settings, address):
    settings.CLAMD = address
    with pytest.raises(ScannerFailed):
        is_harmful(BytesIO(b"x"))


def test_a_harmful_photo_is_never_decoded(settings, tmp_path, files, sent, monkeypatch):
    decoded = []
    monkeypatch.setattr(process, "decode_apart", decoded.append)
    photo = sent(jpeg(quarters()) + MARK)
    with clamd(tmp_path) as (settings.CLAMD, _seen):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.broken_reason) == (PhotoState.BROKEN, BrokenReason.HARMFUL)
    assert not decoded
    assert (photo.thumb_path, photo.view_path) == ("", "")
    assert "pemindai virus" in broken_words(photo.broken_reason)


def test_a_clean_photo_is_ready(settings, tmp_path, files, sent):
    photo = sent(jpeg(quarters()))
    with clamd(tmp_path) as (settings.CLAMD, seen):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert photo.state == PhotoState.READY
    assert len(seen) == 1


def test_without_a_verdict_a_photo_waits_and_is_ready_later(settings, tmp_path, files, sent):
    photo = sent(jpeg(quarters()))
    settings.CLAMD = "unix:///nowhere/clamd.ctl"
    with pytest.raises(ScannerFailed):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert photo.state == PhotoState.PENDING
    assert originals().exists(photo.original_path)
    with clamd(tmp_path) as (settings.CLAMD, _seen):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert photo.state == PhotoState.READY
