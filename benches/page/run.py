"""Serves a folder on loopback, opens it in headless Chromium and prints what reading a list took there.

    python3 run.py FOLDER
"""
import functools
import http.server
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 900


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map,
                      ".mjs": "text/javascript", ".wasm": "application/wasm"}

    def do_POST(self):
        self.server.result = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        self.server.done.set()

    def log_message(self, *_):
        pass


def renderers_peak(profile):
    """The largest peak of resident memory among the browser's page processes, in MB."""
    peaks = [0]
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            if "--type=renderer" in command and profile in command:
                status = (process / "status").read_text()
                peaks += [int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")]
        except OSError:
            pass
    return max(peaks)


def visit(browser, folder, query):
    """What the page says, and the peak of its memory."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    server.done, server.result = threading.Event(), {"failed": "no answer"}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             f"--user-data-dir={profile}", f"http://127.0.0.1:{server.server_port}/index.html?{query}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server.done.wait(PATIENCE)
        peak = renderers_peak(profile)
        process.terminate()
        process.wait()
    server.shutdown()
    if "failed" in server.result:
        sys.exit(f"failed: {server.result['failed']}")
    return server.result, peak


def line(what, times, more=""):
    print(f"{what:<28}{statistics.median(times):8.0f} ms   {min(times):.0f} to {max(times):.0f}{more}")


def main(folder):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None) or sys.exit("no Chromium on the PATH")
    result, _ = visit(browser, folder, "")
    us, them = result["us"], result["them"]
    print(f"{result['bytes'] / 1e6:.1f} MB, {them[0]['rows']} rows; medians of {len(us)}, least to most, in {result['browser']}")
    line("ours, bytes to cells", [run["read"] for run in us])
    line("ours, cells to campaign", [run["understood"] for run in us], "   (header, fields, records, saved form)")
    total, other = [run["total"] for run in us], [run["total"] for run in them]
    line("ours, together", total)
    line("SheetJS read+sheet_to_json", other, f"   {statistics.median(other) / statistics.median(total):.1f} times ours")
    idle, ours, sheetjs = (visit(browser, folder, f"only={what}")[1] for what in ("nothing", "ours", "sheetjs"))
    print(f"peak memory over the idle page's {idle:.0f} MB: ours {ours - idle:.0f} MB, SheetJS {sheetjs - idle:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
