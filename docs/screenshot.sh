#!/usr/bin/env bash
# Makes docs/images/report.png: the report of the planted regression, as Chromium shows it at 1280 x 800.
set -eu
cd "$(dirname "$0")/.."
run=$(mktemp -d)
dotnet run --project src/EvalKit.Cli -c Release -- run evals/support-triage-planted.yaml --quiet --run-id screenshot \
  --output "$run" --store "$run/store" --baseline evals/baselines/support-triage.json >/dev/null || [ $? = 1 ]
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync \
  --user-data-dir="$run/chromium" --hide-scrollbars --window-size=1280,800 --virtual-time-budget=5000 \
  --screenshot="$PWD/docs/images/report.png" "file://$run/support-triage-planted/screenshot/report.html" 2>/dev/null
rm -rf "$run"
