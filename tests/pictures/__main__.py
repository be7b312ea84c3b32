"""`python -m tests.pictures [FOLDER]`: all pictures into docs/pictures, or into FOLDER."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.pictures.camera import Camera
from tests.pictures.demonstration import demonstration
from tests.pictures.walk import walk

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
FONTS = Path(__file__).with_name("fonts.conf")
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("SIGER_TEST_CHROMIUM") or shutil.which("chromium")
    with demonstration() as address, sync_playwright() as playwright:
        environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
        browser = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, "--hide-scrollbars"], env=environment)
        walk(Camera(browser, address, folder))
        browser.close()


if __name__ == "__main__":
    main()
