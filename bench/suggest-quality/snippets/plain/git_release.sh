#!/usr/bin/env bash
set -euo pipefail

version="${1:?usage: release.sh VERSION}"
branch="$(git rev-parse --abbrev-ref HEAD)"

if [[ "$branch" != "main" ]]; then
  echo "releases are cut from main" >&2
  exit 1
fi

sed -i "s/^version = .*/version = \"$version\"/" pyproject.toml
git-cliff --tag "v$version" --output CHANGELOG.md
git add pyproject.toml CHANGELOG.md
git commit -m "Release $version"
git tag "v$version"
git push origin main "v$version"
python -m build
twine upload dist/*
