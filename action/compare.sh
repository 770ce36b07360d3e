#!/usr/bin/env bash
# What the change gives and takes, as a comment and as data. Whether a gate is met is told at the end.
set -euo pipefail

read -ra fleetroles <<< "$COMMAND"
base=$BASE
if [ -z "$base" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
  base=$(git merge-base "origin/$GITHUB_BASE_REF" HEAD) || {
    echo "::error title=fleetroles::The base of the pull request is not there: check out with fetch-depth: 0, or name it as base"
    exit 1
  }
fi
if [ -z "$base" ]; then
  echo "No base to compare with."
  exit 0
fi
if ! base=$(git rev-parse --verify --quiet --end-of-options "$base^{commit}"); then
  echo "::error title=fleetroles::The base is no revision of the repository: check out with fetch-depth: 0, or name another"
  exit 1
fi
echo "base=$base" >> "$GITHUB_OUTPUT"

# A fleet file that is new is compared with nothing.
before=/dev/null
if git cat-file -e "$base:./$FILE" 2> /dev/null; then before="git:$base"; fi

# Compares in a format, with gates; the exit code is $code.
compare() {
  local options=(--format "$1")
  if [ -n "$2" ]; then options+=(--fail-on "$2"); fi
  code=0
  "${fleetroles[@]}" diff "${options[@]}" -- "$before" "$FILE" > "$FOLDER/$3" || code=$?
  if [ "$code" -gt 1 ]; then exit "$code"; fi
}

compare json "$LABEL_ON" access.json
gates=$(node -p 'JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).gates ?? "")' < "$FOLDER/access.json")
if [ "$gates" != '""' ]; then
  echo "gates=$gates" >> "$GITHUB_OUTPUT"
  if [ "$code" -eq 1 ]; then echo "labelled=true" >> "$GITHUB_OUTPUT"; fi
fi

compare markdown "$FAIL_ON" access.md
if [ "$code" -eq 1 ]; then echo "failed=true" >> "$GITHUB_OUTPUT"; fi
cat "$FOLDER/access.md" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
