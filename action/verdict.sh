#!/usr/bin/env bash
# Fails last, when everything was told.
set -euo pipefail

failed=0
if [ "$CHECKED" = true ]; then
  echo "::error title=fleetroles::The fleet file has errors."
  failed=1
fi
if [ "$COMPARED" = true ]; then
  echo "::error title=fleetroles::A gate of fail-on is met, or nothing could be compared: the summary of the run says which."
  failed=1
fi
exit "$failed"
