#!/usr/bin/env bash
# Installs the tool: the version that the repository lists in .config/dotnet-tools.json, else the one that is asked for, else the newest.
set -euo pipefail
if dotnet tool restore >/dev/null 2>&1 && dotnet evalkit --version >/dev/null 2>&1; then
  echo "evalkit $(dotnet evalkit --version) as the repository lists it"
  exit 0
fi
dotnet tool install EvalKit.Cli --tool-path "$RUNNER_TEMP/evalkit" ${EVALKIT_VERSION:+--version "$EVALKIT_VERSION"}
echo "$RUNNER_TEMP/evalkit" >>"$GITHUB_PATH"
