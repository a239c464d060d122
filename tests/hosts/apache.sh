#!/usr/bin/env bash
# A real Apache with the `.htaccess` of each build: redirects, the 404 page, headers, caching, hidden files.
#
# Needs apache2 (Debian's apache2-bin), curl, and the program in target/debug (or its path in FAKTUM). Says what is wrong,
# and ends with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
port=18481
stop() { apache2 -f "$work/apache.conf" -k stop; }
. tests/hosts/begin.sh

modules=/usr/lib/apache2/modules
cat > "$work/apache.conf" << END
ServerRoot $work
ServerName example.org
PidFile $work/apache.pid
ErrorLog $work/error.log
Listen 127.0.0.1:$port
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule alias_module $modules/mod_alias.so
LoadModule dir_module $modules/mod_dir.so
LoadModule headers_module $modules/mod_headers.so
LoadModule rewrite_module $modules/mod_rewrite.so
LoadModule mime_module $modules/mod_mime.so
TypesConfig /etc/mime.types
DocumentRoot $work/public
<Directory $work/public>
    AllowOverride All
    Require all granted
</Directory>
END
if ! apache2 -f "$work/apache.conf" 2> "$work/start.log"; then
    cat "$work/start.log"
    exit 1
fi
for _ in $(seq 50); do
    curl -s -o /dev/null "http://127.0.0.1:$port/" && break
    sleep 0.1
done

host=Apache
. tests/hosts/expect.sh
