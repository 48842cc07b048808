"""The page in a real browser: it loads by itself, and no part is wider than a telephone or a desk."""

import functools
import http.server
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from vedette.briefing import Results, html_page

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FRAME = """<!DOCTYPE html><iframe id="page" width="{width}" height="900"></iframe><script>
page.onload = function () {{
  var inner = page.contentDocument;
  inner.querySelectorAll("details").forEach(function (node) {{ node.open = true; }});
  var root = inner.documentElement;
  var parts = inner.querySelectorAll("h2").length;
  document.title = "over " + (root.scrollWidth - root.clientWidth) + " parts " + parts;
}};
page.src = "briefing.html";
</script>"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the server's log out of the tests."""


@pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
@pytest.mark.parametrize("width", [420, 1280])
def test_nothing_overflows_with_all_details_open(results: Results, tmp_path: Path, width: int) -> None:
    (tmp_path / "briefing.html").write_text(html_page(results), encoding="utf-8")
    (tmp_path / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=tmp_path)
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        shown = subprocess.run(
            [
                str(BROWSER),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--virtual-time-budget=10000",
                "--dump-dom",
                f"http://127.0.0.1:{server.server_port}/frame.html",
            ],
            capture_output=True,
            text=True,
            timeout=90,
            check=True,
        ).stdout
        server.shutdown()
    assert "<title>over 0 parts 13</title>" in shown
