#!/usr/bin/env bash
# The work of the action: run fullfunnel over the plans, write the summary of the job, and pass its exit code on.
# Paths come in by the environment and are never part of a command, so that no name of a file is run.
set -uo pipefail
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
result=${GITHUB_OUTPUT:-/dev/null}
read -r -a paths <<<"${PLAN_PATHS:-.}"
mode=${MODE:-check}
base=${BASE:-HEAD^}

case $mode in
  check) command=(fullfunnel regenerate --check --language en) ;;
  regenerate) command=(fullfunnel regenerate --language en) ;;
  findings) command=(fullfunnel check --fail-on "${FAIL_ON:-warning}" --language en) ;;
  *) echo "mode is check, regenerate or findings, not '$mode'" >&2; exit 2 ;;
esac

report=$("${command[@]}" -- "${paths[@]}" 2>&1)
code=$?
printf '%s\n' "$report"
if [ "$mode" = findings ]; then fullfunnel check --format github --fail-on never --language en -- "${paths[@]}"; fi

{
  echo "## fullfunnel: $mode"
  echo
  case $code in
    0) echo "All is well." ;;
    1) echo "**Something needs attention.**" ;;
    *) echo "**A file could not be used.**" ;;
  esac
  echo
  echo "<details><summary>Report</summary>"
  echo
  # Indented, so that nothing in a name of a sheet or file becomes Markdown.
  printf '%s\n' "$report" | head -n 400 | sed 's/^/    /'
  echo
  echo "</details>"
} >>"$summary"

old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
{
  echo "changed<<END_OF_WORKBOOKS"
  git diff --name-only -z "$base" -- '*.xlsx' '*.xlsm' 2>/dev/null | while IFS= read -r -d '' path; do
    [ -f "$path" ] || continue
    printf '%s\n' "$path"
    before="$old/${path##*/}"
    if git show "$base:$path" >"$before" 2>/dev/null; then
      {
        echo
        printf '### %s\n\n' "$(printf '%s' "$path" | tr -d '\r\n`<>|' )"
        fullfunnel diff --format markdown --language en -- "$before" "$path" 2>&1
      } >>"$summary"
    fi
  done
  echo "END_OF_WORKBOOKS"
} >>"$result"
exit "$code"
