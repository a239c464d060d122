#!/usr/bin/env bash
# A real nginx with the configuration of docs/publishing.md: redirects, the 404 page, headers, caching, hidden files.
#
# Needs nginx, curl, and the program in target/debug (or its path in FAKTUM). Says what is wrong, and ends with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
port=18480
stop() { nginx -p "$work" -c nginx.conf -s stop; }
. tests/hosts/begin.sh

# The block as people copy it, with the folder and port of this test.
block=$(sed -n '/^```nginx$/,/^```$/p' docs/publishing.md | sed '1d;$d')
block=${block//\/srv\/site/$work}
block=${block//listen 80;/listen 127.0.0.1:$port;}
cat > "$work/nginx.conf" << END
pid $work/nginx.pid;
error_log $work/error.log;
events {}
http {
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path $work/body;
    proxy_temp_path $work/proxy;
    fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi;
    scgi_temp_path $work/scgi;
$block
}
END
if ! nginx -p "$work" -c nginx.conf 2> "$work/start.log"; then
    cat "$work/start.log"
    exit 1
fi

host=nginx
. tests/hosts/expect.sh
