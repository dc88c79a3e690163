"""Serves a folder on loopback, opens it in headless Chromium, prints what the page posts to `result`.

    python3 run.py FOLDER
"""
import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 600


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map,
                      ".mjs": "text/javascript", ".wasm": "application/wasm"}

    def do_POST(self):
        self.server.result = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(204)
        self.end_headers()
        self.server.done.set()

    def log_message(self, *_):
        pass


def main(folder):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None) or sys.exit("no Chromium on the PATH")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    server.done, server.result = threading.Event(), "no answer"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             f"--user-data-dir={profile}", f"http://127.0.0.1:{server.server_port}/index.html"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server.done.wait(PATIENCE)
        process.terminate()
        process.wait()
    print(server.result)


if __name__ == "__main__":
    main(sys.argv[1])
