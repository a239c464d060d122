# Puts the new lines of the record on top of what is in the branch now: somebody may have pushed since this run began.
remote=${RECORD_REMOTE:-origin}
branch=${RECORD_BRANCH:-$(git branch --show-current)}
if [ ! -f content/permalinks.lock ] || [ -z "$branch" ]; then exit 0; fi
mine=$(mktemp -d)
for record in permalinks.lock releases.lock; do
  if [ ! -f "content/$record" ]; then continue; fi
  git add "content/$record"
  git show ":content/$record" > "$mine/$record"
  git diff --cached --unified=0 -- "content/$record" | sed -n 's/^+\//\//p' > "$mine/new-$record"
done
for pause in 1 2 4 8 16; do
  git fetch --quiet "$remote" "$branch"
  git checkout --quiet --force --detach FETCH_HEAD
  for record in permalinks.lock releases.lock; do
    if [ ! -f "$mine/$record" ]; then continue; fi
    if [ -f "content/$record" ]; then
      cp "content/$record" "$mine/theirs"
      # Each address keeps its first line, each release gets its last one. The lines are sorted as faktum sorts them.
      case $record in
        permalinks.lock) order="$mine/theirs $mine/new-$record" ;;
        *) order="$mine/new-$record $mine/theirs" ;;
      esac
      {
        sed -n '/^#/p' "$mine/theirs"
        cat $order | sed '/^#/d; /^$/d' | awk '!seen[$1]++' | LC_ALL=C sort
      } > "content/$record"
    else
      cp "$mine/$record" "content/$record"
    fi
    git add "content/$record"
  done
  # Nothing is new. GitHub stops the schedule of a public repository after 60 days without a commit, so there is one before.
  age=$(( $(date +%s) - $(git log -1 --format=%ct) ))
  if git diff --cached --quiet && [ "$age" -lt 4320000 ]; then exit 0; fi
  git -c user.name=faktum -c user.email=faktum@localhost commit --quiet --allow-empty --message "Record the addresses"
  if git push --quiet $RECORD_PUSH_OPTIONS "$remote" "HEAD:refs/heads/$branch"; then exit 0; fi
  sleep "$pause"
done
exit 1
