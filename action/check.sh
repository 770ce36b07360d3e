#!/usr/bin/env bash
# Problems as annotations, and the files that go by the file alone. Whether it failed is told at the end: a comment says more.
set -euo pipefail

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/fleetroles-XXXXXX")
echo "folder=$folder" >> "$GITHUB_OUTPUT"
read -ra fleetroles <<< "$COMMAND"

code=0
"${fleetroles[@]}" check --format github -- "$FILE" || code=$?
# 2: used wrongly; 3: an internal fault. Then there is nothing to go on with.
if [ "$code" -gt 1 ]; then exit "$code"; fi
if [ "$code" -eq 1 ]; then echo "failed=true" >> "$GITHUB_OUTPUT"; fi

if [ "$SARIF" = true ]; then
  "${fleetroles[@]}" check --format sarif -- "$FILE" > "$folder/fleetroles.sarif" || [ $? -eq 1 ]
fi
if [ -n "$REPORT" ] && [ "$code" -eq 0 ]; then
  "${fleetroles[@]}" report --out "$folder/report.html" -- "$FILE"
fi
