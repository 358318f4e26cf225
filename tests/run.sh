#!/usr/bin/env bash
# Sets up what the tests need on a bare machine, runs all of them, and ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# To count the calls of what runs for a minute, and compile it again then, costs the tests that compile a fifth more work.
export DOTNET_TieredPGO=0
# One compiler stays for all builds, those in the tests too, and knows the rules by then: each project with its own takes three times the work. It ends with this script.
export UseSharedCompilation=true

configuration=Release
results="$(pwd)/artifacts/test-results"

say() { printf '\n== %s\n' "$*"; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs a Debian package where the command it brings is missing; elsewhere says what the tests would like to have.
need() {
  command -v "$1" >/dev/null && return
  command -v apt-get >/dev/null || { echo "No $1 here, and no apt-get to install $2 with: install it by hand." >&2; return; }
  as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq "$2" >/dev/null
}

say "Set-up"
command -v dotnet >/dev/null || { echo "The .NET SDK of global.json is missing: https://dot.net" >&2; exit 1; }
need node nodejs
need npm npm
# ICU, the cultures of the world: TypedFlags.Tests asks whether any of them changes an answer.
need uconv icu-devtools
# The tests of TypedFlags.Redis start their own, on free ports.
need redis-server redis-server
# The embedded store's tests look at what a process asked the system to do, and when.
need strace strace
# PostgreSQL's own programs are not in the path on Debian.
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || need postgres postgresql
(cd tests/schema && npm ci --silent --no-audit --no-fund) || exit 1

say "Build"
stop_compiler() { dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1; }
trap stop_compiler EXIT
dotnet build TypedFlags.sln --configuration "$configuration" --nologo -v quiet || exit 1

# One PostgreSQL server for all tests that leave it alone, each in its own database; those that kill servers start their own.
start_postgres() {
  local bin port=54399
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || bin=$(dirname "$(command -v postgres)") || return
  postgres_folder=$(mktemp -d -t typedflags-postgres-run-XXXXXX)
  # It refuses to run as root. setpriv becomes the program, so that no shell of that user is needed.
  as_postgres=()
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$postgres_folder"
    as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
  fi
  "${as_postgres[@]}" "$bin/initdb" -D "$postgres_folder/data" -A trust -U typedflags -E UTF8 --no-locale --no-sync >/dev/null || return
  # The data lives as long as this script: no need to wait for the disk.
  (cd / && exec "${as_postgres[@]}" "$bin/postgres" -D "$postgres_folder/data" -p "$port" -k "$postgres_folder" \
    -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off >"$postgres_folder/log" 2>&1) &
  postgres_process=$!
  for _ in $(seq 100); do
    # By its own socket: the port might be another server's.
    if "$bin/pg_isready" -q -h "$postgres_folder" -p "$port"; then
      export TYPEDFLAGS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=typedflags;Database=postgres"
      return
    fi
    kill -0 "$postgres_process" 2>/dev/null || break
    sleep 0.1
  done
  echo "PostgreSQL did not start; the tests start their own." >&2
}
stop_postgres() {
  [ -z "${postgres_process:-}" ] || { kill -INT "$postgres_process" 2>/dev/null; wait "$postgres_process" 2>/dev/null; }
  [ -z "${postgres_folder:-}" ] || rm -rf "$postgres_folder"
}
trap 'stop_postgres; stop_compiler' EXIT

say "Tests"
[ -n "${TYPEDFLAGS_TEST_POSTGRES:-}" ] || start_postgres
rm -rf "$results"

# 10,000 random programs, each with and without its flag, take all that a processor can give for minutes. Most other tests wait for something most of the time: this takes what they leave.
# All code is compiled once, and well: to do it twice pays only where a process runs longer or does less. And the collector gets more to collect at once. Together up to a third less work.
random_programs() {
  TYPEDFLAGS_PROGRAMS=10000 DOTNET_TieredCompilation=0 DOTNET_ReadyToRun=0 DOTNET_GCgen0size=0x8000000 DOTNET_gcConcurrent=0 \
    nice -n 19 dotnet "tests/TypedFlags.FlagRemoval.Tests/bin/$configuration/net10.0/TypedFlags.FlagRemoval.Tests.dll" \
    -class TypedFlags.FlagRemoval.Tests.Programs.RandomProgramTests -trx "$results/random-programs.trx" -noColor
}

# The tool works with the SDK's compiler where there is one (decision 18): the cases, and some programs, by that.
by_the_sdks_compiler() {
  local copy sdk
  sdk=$(dotnet --info | sed -n 's/^ *Base Path: *//p')
  copy=artifacts/sdk-compiler
  rm -rf "$copy"
  cp -r "tests/TypedFlags.FlagRemoval.Tests/bin/$configuration/net10.0" "$copy" && cp "$sdk"Roslyn/bincore/Microsoft.CodeAnalysis{,.CSharp}.dll "$copy" &&
    TYPEDFLAGS_PROGRAMS=500 TYPEDFLAGS_PROGRAMS_FROM=20000 nice -n 19 dotnet "$copy/TypedFlags.FlagRemoval.Tests.dll" \
      -class TypedFlags.FlagRemoval.Tests.Programs.RandomProgramTests -class TypedFlags.FlagRemoval.Tests.Harness.CaseTests -trx "$results/sdk-compiler.trx" -noColor
}
mkdir -p "$results"
programs_log=$(mktemp -t typedflags-programs-XXXXXX)
{ random_programs; programs_status=$?; by_the_sdks_compiler && [ "$programs_status" -eq 0 ]; } >"$programs_log" 2>&1 &
programs=$!

dotnet test TypedFlags.sln --configuration "$configuration" --no-build --nologo --filter "FullyQualifiedName!~RandomProgramTests" \
  --logger "trx" --results-directory "$results" --logger "console;verbosity=minimal"
status=$?

say "Random programs"
wait "$programs" || status=1
cat "$programs_log"
rm -f "$programs_log"
grep -ho '[0-9]* programs of [0-9]* lines[^<]*' "$results"/*.trx | head -n 1

# The sum over all test projects, from their result files.
passed=0 failed=0 skipped=0
for file in "$results"/*.trx; do
  [ -e "$file" ] || continue
  counters=$(grep -o '<Counters [^>]*' "$file")
  count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed)))
  skipped=$((skipped + $(count total) - $(count passed) - $(count failed)))
done
if [ "$passed" -eq 0 ]; then
  echo "No test ran." >&2
  status=1
fi
# A test host that dies fails without a failed test to count.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
  failed=1
fi

echo
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
exit "$status"
