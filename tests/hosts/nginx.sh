#!/usr/bin/env bash
# A real nginx with the configuration of docs/publishing.md: redirects, the 404 page, headers, caching, hidden files.
#
# Needs nginx, curl, and the program in target/debug (or its path in FAKTUM). Says what is wrong, and ends with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
faktum=${FAKTUM:-target/debug/faktum}
work=$(mktemp -d)
port=18480
trap 'nginx -p "$work" -c nginx.conf -s stop 2> /dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"

"$faktum" build --site tests/hosts/site --now 2021-01-01 --out "$work/public" > /dev/null 2>&1
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

failed=0
# expect ADDRESS WHAT PATTERN: the head of the answer has a line like the pattern.
expect() {
    local head
    head=$(curl -s -D - -o /dev/null -H 'Host: example.org' "http://127.0.0.1:$port$1" | tr -d '\r')
    if ! grep -qiE "$3" <<< "$head"; then
        printf '%s: no %s (%s) in\n%s\n' "$1" "$2" "$3" "$head"
        failed=1
    fi
}
style=$(cd "$work/public" && find assets -name 'style.*.css' | head -n 1)
expect / 'page' '^HTTP/1.1 200'
expect / 'policy' "^content-security-policy: default-src 'none';"
expect / 'nosniff' '^x-content-type-options: nosniff$'
expect / 'referrer policy' '^referrer-policy: strict-origin-when-cross-origin$'
expect / 'short caching' '^cache-control: no-cache$'
expect / 'charset' '^content-type: text/html; charset=utf-8$'
expect "/$style" 'long caching' '^cache-control: public, max-age=31536000, immutable$'
expect "/$style" 'policy' '^content-security-policy: '
expect /gammel/ 'redirect' '^HTTP/1.1 301'
expect /gammel/ 'its target' '^location: .*/ny/$'
expect /gammel.html 'redirect' '^HTTP/1.1 301'
expect /ny 'the slash' '^location: .*/ny/$'
expect /findes-ikke 'missing page' '^HTTP/1.1 404'
expect /findes-ikke 'policy on it' '^content-security-policy: '
expect /.faktum/manifest 'hidden file' '^HTTP/1.1 404'
expect /.htaccess 'hidden file' '^HTTP/1.1 404'
expect /.well-known/security.txt 'well-known file' '^HTTP/1.1 200'
if ! curl -s "http://127.0.0.1:$port/findes-ikke" | cmp -s - "$work/public/404.html"; then
    echo "/findes-ikke: not the site's own page"
    failed=1
fi
[ "$failed" = 0 ] && echo "nginx serves the site as documented"
exit "$failed"
