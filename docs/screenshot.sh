#!/usr/bin/env bash
# Makes docs/images/report.png: the report of the planted regression, as Chromium shows it at 1280 x 800. A test holds it against today's report.
set -eu
cd "$(dirname "$0")/.."
EVALKIT_ACCEPT_PICTURES=1 dotnet test tests/EvalKit.AcceptanceTests -c Release --filter ReadmePictureTests
