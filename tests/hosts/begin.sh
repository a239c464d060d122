# The site of this folder, built for a host to serve; read by the script of each host, which defines `stop` first. Sets
# `work`, a folder with `public/` in it that goes when the script ends, after `stop`.

faktum=${FAKTUM:-target/debug/faktum}
work=$(mktemp -d)
trap 'stop 2> /dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
"$faktum" build --site tests/hosts/site --now 2021-01-01 --out "$work/public" > /dev/null 2>&1
