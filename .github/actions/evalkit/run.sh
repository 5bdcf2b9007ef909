#!/usr/bin/env bash
# What the action does between the caches and the artifact: runs the suites, keeps the comment on the pull request up to date, makes the trend, and ends with
# the exit code of the run. Reads EVALKIT_* (the action's inputs) and what GitHub sets for every job.
set -uo pipefail
shopt -s nullglob

cd "${EVALKIT_FOLDER:-.}" || exit 4
# A repository that lists the tool in .config/dotnet-tools.json has it as `dotnet evalkit`.
if ! command -v evalkit >/dev/null; then
  evalkit() { dotnet evalkit "$@"; }
fi

id="ci-${GITHUB_RUN_ID:-local}-${GITHUB_RUN_ATTEMPT:-1}${EVALKIT_SHARD:+-shard-${EVALKIT_SHARD//\//-of-}}"
# Unquoted, so that patterns become files.
suites=(${EVALKIT_SUITES:-evals/*.yaml})
if [ "${#suites[@]}" = 0 ]; then
  echo "::error::no suite matches '${EVALKIT_SUITES:-evals/*.yaml}' in '$PWD'"
  exit 4
fi
options=(--run-id "$id" --store "${EVALKIT_STORE:-.evalkit/responses}" --responses "${EVALKIT_RESPONSES:-auto}" --inconclusive "${EVALKIT_INCONCLUSIVE:-pass}")

code=0
if [ -n "${EVALKIT_MERGE:-}" ]; then
  evalkit merge "${suites[@]}" --from "$EVALKIT_MERGE" --run-id "$id" --store "${EVALKIT_STORE:-.evalkit/responses}" --inconclusive "${EVALKIT_INCONCLUSIVE:-pass}" || code=$?
elif [ -n "${EVALKIT_SHARD:-}" ]; then
  evalkit run "${suites[@]}" "${options[@]}" --shard "$EVALKIT_SHARD" || code=$?
else
  evalkit run "${suites[@]}" "${options[@]}" || code=$?
fi

runs=(reports/*/"$id")
if [ "${EVALKIT_COMMENT:-true}" = true ] && [ -z "${EVALKIT_SHARD:-}" ] && [ "${#runs[@]}" -gt 0 ] && [[ "${GITHUB_EVENT_NAME:-}" == pull_request* ]]; then
  evalkit comment "${runs[@]}" --host github --key "${EVALKIT_COMMENT_KEY:-evals}" --optional || echo "::warning::the comment was not written"
fi

if [ "${EVALKIT_TREND:-false}" = true ]; then
  for folder in reports/*/; do
    earlier=("$folder"*/summary.json)
    if [ "${#earlier[@]}" -gt 0 ]; then
      evalkit report "${earlier[@]%/summary.json}" --output "reports/trend-$(basename "$folder").html" || echo "::warning::the trend was not made"
      { echo '```'; evalkit history "${folder%/}"; echo '```'; } >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
    fi
  done
fi

{
  echo "exit-code=$code"
  echo "run-id=$id"
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
