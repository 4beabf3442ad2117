#!/bin/sh
# Makes what is secret, once, for compose.yaml: deploy/secrets/ and deploy/.env. What is there already stays as it is.
# It takes openssl 1.1.1 or newer.
# Usage: deploy/make-secrets.sh https://training.example.org
set -eu
umask 077
[ $# -eq 1 ] || { echo "Usage: $0 https://HOST, the address where people open it" >&2; exit 2; }
case $1 in https://*) ;; *) echo "The address begins with https://" >&2; exit 2 ;; esac
command -v openssl >/dev/null || { echo "This takes openssl. Install it (Debian, Ubuntu: apt-get install openssl) and run this again; nothing was made." >&2; exit 1; }
host=$(printf %s "${1#https://}" | cut -d/ -f1 | cut -d: -f1)
cd "$(dirname "$0")"
mkdir -p secrets/kms
# Where it stood before it had a folder.
[ ! -e secrets/kms.token ] || [ -e secrets/kms/token ] || mv secrets/kms.token secrets/kms/token

told='Already there, and kept'
if [ ! -e .env ]; then
  # Each by itself, so that one that cannot be made ends this before anything is written.
  setup=$(openssl rand -hex 16)
  keys=$(openssl rand -hex 24)
  writer=$(openssl rand -hex 24)
  reader=$(openssl rand -hex 24)
  cluster=$(openssl rand -base64 16)
  cat >.env.new <<ENV
PUBLIC_URL=${1%/}
# The setup page asks for it, once.
SETUP_TOKEN=$setup
KEYS_PASSWORD=$keys
CLICKHOUSE_PASSWORD=$writer
CLICKHOUSE_READER_PASSWORD=$reader
# Of this Kafka alone: the services tell by it whether they still speak to the same one.
KAFKA_CLUSTER_ID=$(printf %s "$cluster" | tr '+/' 'AB' | tr -d '=')
ENV
  mv .env.new .env
  told=Made
fi

[ -e secrets/master.key ] || openssl rand -hex 32 >secrets/master.key
if [ ! -e secrets/signing.key.pem ]; then
  openssl genpkey -algorithm ed25519 -out secrets/signing.key.pem
  openssl pkey -in secrets/signing.key.pem -pubout -out secrets/verifying.key.pem
fi
# A certificate for a first look, which browsers warn of. Put a real one in its place.
[ -e secrets/tls.crt ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 \
  -subj "/CN=$host" -addext "subjectAltName=DNS:$host" -keyout secrets/tls.key -out secrets/tls.crt 2>/dev/null

# The folder is for its owner alone; the files are read by the users of the containers, which have other numbers.
find secrets -type f -exec chmod 0444 {} +
# For the token of a key service, where there is one: whoever renews it puts another file in its place.
chmod 0755 secrets/kms
echo "$told: deploy/.env and deploy/secrets/. Keep copies of both where the data is not."
if ! grep -qxF "PUBLIC_URL=${1%/}" .env; then
  echo "deploy/.env keeps $(grep '^PUBLIC_URL=' .env), and the certificate is of that address: to move to ${1%/}, change that line" >&2
  echo "and put a certificate for it in place of deploy/secrets/tls.crt and tls.key (removed, they are made anew here)." >&2
  exit 1
fi
