#!/usr/bin/env bash
# Makes docs/images/report.png: the report of the planted regression, as Chromium shows it at 1280 x 800.
set -eu
cd "$(dirname "$0")/.."
run=$(mktemp -d)
dotnet run --project src/EvalKit.Cli -c Release -- run evals/support-triage-planted.yaml --quiet --run-id screenshot \
  --output "$run" --store "$run/store" --baseline evals/baselines/support-triage.json >/dev/null || [ $? = 1 ]
dotnet run --project tests/EvalKit.Benchmarks -c Release -- screenshot "$run/support-triage-planted/screenshot/report.html" docs/images/report.png
rm -rf "$run"
