"""Windows of a browser, and pictures of them that stay small."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

LARGEST = 140_000
QUALITIES = (84, 76, 66, 54)
SETTLED_MS = 700
# Beside the campus in Bandar Lampung.
PLACE = {"latitude": -5.36432, "longitude": 105.24312, "accuracy": 7}


@dataclass(frozen=True)
class Camera:
    browser: Browser
    address: str
    folder: Path

    def phone(self, **more: Any) -> Page:
        size = {"width": 390, "height": 844}
        return self._page(
            viewport=size, device_scale_factor=2, is_mobile=True, has_touch=True, geolocation=PLACE, permissions=["geolocation"], **more
        )

    def desk(self, who: str = "", **more: Any) -> Page:
        """A wide window, signed in as the demonstration account named `who`."""
        page = self._page(viewport={"width": 1440, "height": 900}, **more)
        if who:
            page.goto("/masuk")
            page.get_by_role("button", name=f"Masuk sebagai {who}").click()
            page.wait_for_url("**/kantor/**")
        return page

    def _page(self, **options: Any) -> Page:
        context = self.browser.new_context(base_url=self.address, locale="id-ID", timezone_id="Asia/Jakarta", **options)
        context.set_default_timeout(30_000)
        return context.new_page()

    def shoot(self, page: Page, name: str) -> None:
        """What the window shows, as WebP below 140 kB."""
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(SETTLED_MS)
        image = Image.open(BytesIO(page.screenshot())).convert("RGB")
        written = b""
        for quality in QUALITIES:
            kept = BytesIO()
            image.save(kept, "WEBP", quality=quality, method=6)
            written = kept.getvalue()
            if len(written) <= LARGEST:
                break
        (self.folder / f"{name}.webp").write_bytes(written)
        print(f"{name}.webp  {image.width} x {image.height}  {len(written) / 1000:.0f} kB")
