#!/bin/sh
# Installs Stepin for the user who runs it, without root: ./install.sh; takes it away again: ./install.sh --uninstall.
# The record (in the user's data folder, stepin/) and the preferences are never touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${HOME:?HOME is not set}
opt=$home/.local/opt/stepin
bin=$home/.local/bin
data=${XDG_DATA_HOME:-$home/.local/share}
sizes="16 24 32 48 64 128 256"

remove() {
    rm -rf "$opt" "$opt.new" "$opt.old"
    if [ -L "$bin/stepin" ]; then rm -f "$bin/stepin"; fi
    rm -f "$data/applications/stepin.desktop" "$data/metainfo/stepin.metainfo.xml" "$data/icons/hicolor/scalable/apps/stepin.svg"
    for size in $sizes; do rm -f "$data/icons/hicolor/${size}x$size/apps/stepin.png"; done
    # Folders that are empty now; one with anything in it stays.
    for size in $sizes; do rmdir "$data/icons/hicolor/${size}x$size/apps" "$data/icons/hicolor/${size}x$size" 2>/dev/null || :; done
    for folder in "$data/icons/hicolor/scalable/apps" "$data/icons/hicolor/scalable" "$data/icons/hicolor" "$data/icons" "$data/applications" \
        "$data/metainfo" "$home/.local/opt" "$bin" "$data" "$home/.local"; do rmdir "$folder" 2>/dev/null || :; done
}

put() { # FILE TARGET
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2.new"
    mv -f "$2.new" "$2"
}

place() {
    if [ -e "$bin/stepin" ] && [ ! -L "$bin/stepin" ]; then
        echo "install.sh: $bin/stepin is there already and is not ours; nothing was changed." >&2
        exit 1
    fi
    mkdir -p "$home/.local/opt" "$bin"
    rm -rf "$opt.new" "$opt.old"
    cp -R "$here/stepin" "$opt.new"
    cp "$here/install.sh" "$opt.new/install.sh"
    if [ -e "$opt" ]; then mv "$opt" "$opt.old"; fi
    mv "$opt.new" "$opt"
    rm -rf "$opt.old"
    ln -sfn "$opt/stepin" "$bin/stepin"
    for size in $sizes; do put "$opt/_internal/assets/icons/stepin-$size.png" "$data/icons/hicolor/${size}x$size/apps/stepin.png"; done
    put "$opt/_internal/assets/icons/stepin.svg" "$data/icons/hicolor/scalable/apps/stepin.svg"
    put "$opt/_internal/assets/linux/stepin.metainfo.xml" "$data/metainfo/stepin.metainfo.xml"
    quoted=$(printf '%s' "$opt/stepin" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
    entry=$data/applications/stepin.desktop
    mkdir -p "$data/applications"
    while IFS= read -r line; do
        case $line in
            Exec=*) printf 'Exec="%s"\n' "$quoted" ;;
            TryExec=*) printf 'TryExec=%s\n' "$opt/stepin" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <"$opt/_internal/assets/linux/stepin.desktop" >"$entry.new"
    mv -f "$entry.new" "$entry"
}

case ${1:-} in
    "")
        place
        echo "Stepin is installed in $opt; start it from the menu, or with $bin/stepin."
        case ":$PATH:" in *":$bin:"*) ;; *) echo "($bin is not on your PATH.)" ;; esac
        ;;
    --uninstall)
        remove
        echo "Stepin is gone. Your record and preferences were kept."
        ;;
    *)
        echo "usage: install.sh [--uninstall]" >&2
        exit 2
        ;;
esac
