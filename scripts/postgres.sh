#!/bin/sh
# Runs a command beside a throw-away PostgreSQL:
#
#     scripts/postgres.sh run COMMAND [ARGUMENT…]
#
# The command finds it in THROUGHLINE_TEST_POSTGRES. The cluster lives in a temporary directory,
# listens on a free loopback port, does not fsync, and is gone when the command ends.
set -eu

programs() { # the directory of initdb and pg_ctl, newest version first
    if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
        dirname "$(readlink -f "$(command -v initdb)")"
        return
    fi
    if command -v pg_config >/dev/null && [ -x "$(pg_config --bindir)/initdb" ]; then
        pg_config --bindir
        return
    fi
    find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -rV | head -n 1 | xargs -r dirname
}

install() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo 'PostgreSQL is not here. Install its server programs (Debian: apt-get install postgresql).' >&2
        exit 1
    fi
    echo 'PostgreSQL is not here; installing the postgresql package.' >&2
    apt-get update -qq >&2
    # Debian would start a cluster of its own; nothing here needs one.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
}

owner() { # runs a command as a user that initdb accepts: it refuses root
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    elif id postgres >/dev/null 2>&1; then
        setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups -- "$@"
    else
        setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups -- "$@"
    fi
}

stop() {
    trap - EXIT INT TERM HUP
    if [ -f "$home/data/postmaster.pid" ]; then
        owner "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || :
    fi
    cd / && rm -rf "$home"
}

start() { # a port somebody else took in the meantime is not a reason to fail
    for attempt in 1 2 3 4 5; do
        # Between the ports of services and those the system hands out by itself.
        port=$((20000 + ($$ + attempt * 1013) % 12000))
        if owner "$bin/pg_ctl" -D "$home/data" -l "$home/server.log" -w -t 30 \
            -o "-p $port -k $home -h 127.0.0.1 -F -c full_page_writes=off -c max_connections=400" \
            start >/dev/null; then
            return
        fi
    done
    cat "$home/server.log" >&2
    exit 1
}

if [ "${1-}" != run ] || [ $# -lt 2 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
shift

bin=$(programs)
if [ -z "$bin" ]; then
    install
    bin=$(programs)
fi

# A short path: a socket's name may not be longer than 107 bytes.
home=$(mktemp -d /tmp/throughline-pg.XXXXXX)
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ "$(id -u)" -eq 0 ]; then
    if id postgres >/dev/null 2>&1; then chown postgres "$home"; else chown nobody "$home"; fi
fi
here=$PWD
cd "$home"
if ! owner "$bin/initdb" -D "$home/data" -U throughline --auth=trust --encoding=UTF8 --locale=C \
    --no-sync >"$home/log" 2>&1; then
    cat "$home/log" >&2
    exit 1
fi
start
cd "$here"

status=0
THROUGHLINE_TEST_POSTGRES="postgres://throughline@127.0.0.1:$port/postgres" "$@" || status=$?
exit "$status"
