#!/usr/bin/env bash
# One comment of the pull request, which every run brings up to date, and the label. Where the token may only read, as in pull requests of
# forks, that is said, and nothing fails: the summary of the run has the report, too.
set -euo pipefail

issue="repos/$GITHUB_REPOSITORY/issues/$NUMBER"

# METHOD PATH [FILE]: asks GitHub's API; the token is in no list of processes.
api() {
  local options=()
  if [ -n "${3:-}" ]; then options+=(--data-binary "@$3"); fi
  # What was written twice would be there twice.
  if [ "$1" != POST ]; then options+=(--retry 2); fi
  printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" |
    curl --config - --silent --show-error --fail --request "$1" \
      --header "Accept: application/vnd.github+json" --header "X-GitHub-Api-Version: 2022-11-28" \
      --header "Content-Type: application/json" "${options[@]}" "$GITHUB_API_URL/$2"
}

# The ids of our comments. One that somebody else wrote is none of them, whatever it begins with: he could change it once it was read.
own_comments() {
  local me page=1
  me=$({ api GET user | node -p 'JSON.parse(fs.readFileSync(0, "utf8")).login'; } 2> /dev/null) || me=""
  while :; do
    api GET "$issue/comments?per_page=100&page=$page" > "$work/page.json" || return 1
    node -e '
      const [marker, me] = process.argv.slice(1);
      for (const { id, body, user } of JSON.parse(fs.readFileSync(0, "utf8"))) {
        const isOwn = user?.type === "Bot" || (me !== "" && user?.login === me);
        if (isOwn && body?.startsWith(marker)) console.log(id);
      }' -- "$marker" "$me" < "$work/page.json"
    [ "$(node -p 'JSON.parse(fs.readFileSync(0, "utf8")).length' < "$work/page.json")" -eq 100 ] || break
    page=$((page + 1))
  done
}

comment() {
  local known
  known=$(own_comments) || return 1
  known=${known%%$'\n'*}
  if [ -z "$known" ] && [ "$COMMENT" = changes ] && [ "$GATES" = "{}" ]; then return 0; fi
  {
    echo "$marker"
    cat "$FOLDER/access.md"
    printf '\n<sub>`%s`, %s compared with %s · [run](%s)</sub>\n' \
      "${FILE//\`/}" "${HEAD:0:12}" "${BASE:0:12}" \
      "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  } | node -p 'JSON.stringify({ body: fs.readFileSync(0, "utf8") })' > "$work/comment.json" || return 1
  if [ -n "$known" ]; then
    api PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" "$work/comment.json"
  else
    api POST "$issue/comments" "$work/comment.json"
  fi
}

label() {
  if [ "$LABELLED" = true ]; then
    node -p 'JSON.stringify({ labels: [process.argv[1]] })' -- "$LABEL" > "$work/label.json" || return 1
    api POST "$issue/labels" "$work/label.json"
  else
    api GET "$issue/labels?per_page=100" > "$work/labels.json" || return 1
    local path
    path=$(node -p '
      const has = JSON.parse(fs.readFileSync(0, "utf8")).some(({ name }) => name === process.argv[1]);
      has ? encodeURIComponent(process.argv[1]) : ""' -- "$LABEL" < "$work/labels.json")
    if [ -n "$path" ]; then api DELETE "$issue/labels/$path"; fi
  fi
}

# What cannot be written is said.
attempt() {
  if ! "$1" > /dev/null; then
    echo "::warning title=fleetroles::The $1 was not written: does the job have pull-requests: write? In pull requests of forks it never has. The summary of the run has the report."
  fi
}

work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/fleetroles-tell-XXXXXX")
trap 'rm -rf "$work"' EXIT
marker="<!-- fleetroles: access of ${FILE//--/-} -->"

if [ "$COMMENT" != never ]; then attempt comment; fi
# Where nothing could be compared, nobody knows: the label stays as it is.
if [ -n "$LABEL" ] && [ -n "$GATES" ]; then attempt label; fi
