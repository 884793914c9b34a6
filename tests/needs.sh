#!/bin/sh
# Installs what the tests need from Debian, where that is allowed; says what is missing otherwise.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
  || command -v google-chrome >/dev/null 2>&1 || missing="chromium"
command -v tesseract >/dev/null 2>&1 || missing="$missing tesseract-ocr"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$([ -n "$missing" ] && echo " $missing") ..."
  apt-get -qq update >/dev/null
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    $missing fonts-liberation >/dev/null
  exit 0
fi
case "$missing" in
  *chromium*)
    echo "The browser tests need Chromium. Install it (apt install chromium) and run this again." >&2
    exit 1 ;;
esac
echo "Without tesseract the tests of scanned pages check the message instead." >&2
