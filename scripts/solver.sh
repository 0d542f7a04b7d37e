#!/usr/bin/env bash
# The solver for the proofs over the sharing policies, installed once into target/solver.
#   scripts/solver.sh            prints the command that starts it; 77 where it cannot be had
#   eval "$(scripts/solver.sh export)"   sets THROUGHLINE_PROOF_SOLVER for what follows
set -uo pipefail
cd "$(dirname "$0")/.."

version=1.4.0
place=$PWD/target/solver

if [ -n "${THROUGHLINE_PROOF_SOLVER:-}" ]; then
  command=$THROUGHLINE_PROOF_SOLVER
else
  if ! "$place/bin/python" -c "import cvc5; assert cvc5.__version__ == '$version'" 2>/dev/null; then
    {
      command -v python3 >/dev/null &&
        python3 -m venv "$place" &&
        "$place/bin/python" -m pip install --quiet --disable-pip-version-check "cvc5==$version"
    } >&2 || { echo "no solver: it needs python3 with venv, and the package cvc5 $version" >&2; exit 77; }
  fi
  command="$place/bin/python $PWD/scripts/smt.py"
fi

case ${1:-} in
  export) printf 'export THROUGHLINE_PROOF_SOLVER=%q\n' "$command" ;;
  *) printf '%s\n' "$command" ;;
esac
