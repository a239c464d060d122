# What a host must do with the site of this folder; read by the script of each host, which sets `work` (the folder with
# `public/`), `port`, and `host` (a name for messages).

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
expect / 'charset' '^content-type: text/html; ?charset=utf-8$'
expect "/$style" 'long caching' '^cache-control: public, max-age=31536000, immutable$'
expect "/$style" 'policy' '^content-security-policy: '
expect /gammel/ 'redirect' '^HTTP/1.1 301'
expect /gammel/ 'its target' '^location: .*/ny/$'
expect /gammel.html 'redirect' '^HTTP/1.1 301'
expect /sag.aspx 'redirect of a page with an ending' '^HTTP/1.1 301'
expect /sag.aspx 'its target' '^location: .*/ny/$'
expect /plan.pdf 'redirect of a file' '^HTTP/1.1 301'
expect /bl%C3%A5b%C3%A6r/ 'redirect beyond ASCII' '^HTTP/1.1 301'
expect '/?p=123' 'redirect of a query' '^HTTP/1.1 301'
expect '/?p=123' 'its target' '^location: (http://[^/]*)?/ny/$'
expect '/?p=123&utm_source=x' 'redirect of a query and more' '^location: (http://[^/]*)?/ny/$'
expect '/?p=1234' 'no redirect of another query' '^HTTP/1.1 200'
expect '/?x=1&p=123' 'no redirect of another query' '^HTTP/1.1 200'
expect '/sag.aspx?id[]=5&sprog=da' 'redirect of signs with a meaning' '^location: (http://[^/]*)?/ny/$'
expect '/ny/?p=123' 'no redirect of another path' '^HTTP/1.1 200'
expect /ny 'the slash' '^location: .*/ny/$'
expect /findes-ikke 'missing page' '^HTTP/1.1 404'
expect /findes-ikke 'policy on it' '^content-security-policy: '
expect /.faktum/manifest 'hidden file' '^HTTP/1.1 404'
expect /.htaccess 'hidden file' '^HTTP/1.1 404'
expect /.well-known/security.txt 'well-known file' '^HTTP/1.1 200'
expect /data/ 'data page' '^content-type: text/html; ?charset=utf-8$'
expect /data/releases.csv 'its type' '^content-type: text/csv; ?charset=utf-8$'
expect /data/releases.csv 'policy' '^content-security-policy: '
expect /data/releases.json 'its type' '^content-type: application/json'
expect /data/datapackage.json 'its type' '^content-type: application/json'
expect /data/catalog.jsonld 'its type' '^content-type: application/ld\+json'
expect /index.json 'its type' '^content-type: application/json'
expect /pressemeddelelser/2020/nyt/index.txt 'its type' '^content-type: text/plain; ?charset=utf-8$'
expect /feed.rss 'its type' '^content-type: application/rss\+xml; ?charset=utf-8$'
if ! curl -s "http://127.0.0.1:$port/findes-ikke" | cmp -s - "$work/public/404.html"; then
    echo "/findes-ikke: not the site's own page"
    failed=1
fi
[ "$failed" = 0 ] && echo "$host serves the site as documented"
exit "$failed"
