"""The part of the sentences that speaks of the tracker file and its keys; `labels.py` is where they are looked up."""

from __future__ import annotations

TRACKER: dict[str, str] = {
    # Keys: passphrases, the recovery code, the key file, the lock file
    "wrong_passphrase": (
        "That passphrase does not open this tracker. Check the capitals and the spaces between words, and try again. "
        "If it is lost, the recovery code opens the tracker."
    ),
    "epoch_past": (
        "This access was given before the tracker's key was last changed, so it no longer opens it. "
        "Ask the owner for a new one."
    ),
    "passphrase_empty": "The passphrase is empty. Enter the passphrase of this tracker.",
    "passphrase_long": "A passphrase has at most {longest} characters. Enter a shorter one.",
    "passphrase_control": (
        "The passphrase holds a tab, a line break or another character that cannot be typed again. Type it by hand."
    ),
    "code_length": (
        "A recovery code has {wanted} characters in groups of four; {typed} were entered. Compare them with the paper."
    ),
    "code_group": (
        "Group {group} of the recovery code has {typed} characters instead of four. Compare that group with the paper."
    ),
    "code_character": (
        "Group {group} of the recovery code holds a character that no code has. Compare that group with the paper."
    ),
    "code_slip_in": (
        "There is a slip in the recovery code, most likely in group {group}. Compare that group with the paper."
    ),
    "code_slip": "There is a slip in the recovery code. Compare each group with the paper, from the first to the last.",
    "keys_missing": (
        "The key file beside this tracker is missing. Put it back from a backup, "
        "or open the tracker with its recovery code, which makes a new one."
    ),
    "keys_damaged": (
        "Both copies of the key file beside this tracker are damaged; the records themselves may be whole. "
        "Open the tracker with its recovery code, which makes a new key file."
    ),
    "keys_unreadable": (
        "The key file beside this tracker cannot be read (system error {reason}). "
        "Check that the folder is there and that you may open it, then try again."
    ),
    "keys_not_written": (
        "The key file could not be written (system error {reason}), so nothing was changed. "
        "Check that the disk has room and that you may write to the folder, then try again."
    ),
    "keys_newer": (
        "The key file was written by a newer version of LADO Desktop (format {version}). "
        "Open the tracker with that version; nothing was changed."
    ),
    "keys_altered": (
        "The key file was altered by somebody who cannot sign it, so nothing was changed. "
        "Close the tracker and open it again as its owner, which puts the key file right."
    ),
    "keys_full": "A tracker has room for {most} passphrases. Remove one that is no longer used, then add this one.",
    "keys_memory": (
        "Opening this tracker takes {mebibytes} MB of free memory, and this computer has not got it just now. "
        "Close other programs and try again."
    ),
    "last_owner": "This is the only owner's passphrase. Add another owner before removing it.",
    "open_elsewhere": (
        "The tracker is open: {who} on {host}, since {since:%H:%M on %d/%m/%Y}. Close it there, then try again."
    ),
    "open_stale": (
        "The tracker was opened by {who} on {host} at {since:%H:%M on %d/%m/%Y} and has not been heard of for "
        "ten minutes. If you are sure that it is closed there, take it over."
    ),
    "open_unknown": (
        "Somebody seems to have the tracker open, but the lock file does not say who. "
        "If nobody has, wait ten minutes and try again."
    ),
    "open_unknown_stale": (
        "A lock file that cannot be read has lain beside the tracker for more than ten minutes. "
        "If you are sure that nobody has the tracker open, take it over."
    ),
    "lock_not_written": (
        "The lock file beside the tracker cannot be written (system error {reason}), so the tracker was not opened. "
        "Check that you may write to the folder and that the disk has room."
    ),
    "code_of_another_tracker": (
        "That recovery code is whole, but it belongs to another tracker. Look for the paper of this one."
    ),
    # The tracker file
    "tracker_missing": "There is no tracker at that place. Check the name and the folder; was it moved or renamed?",
    "tracker_exists": "There is a file of that name already, and it was left as it is. Choose another name.",
    "tracker_unreadable": (
        "The tracker cannot be opened for reading and writing. Check that the folder is there and open to you."
    ),
    "tracker_read_only": (
        "The tracker or its folder may only be read, so nothing can be saved there. "
        "Ask for the right to write, or copy the tracker with its key file to a folder of your own."
    ),
    "tracker_empty": "That file is empty, so it is no tracker. Look for a backup of it.",
    "tracker_plain": "That file is a database that is not encrypted, so it is not a tracker of this program.",
    "tracker_foreign": "That file is not a tracker of this program. Choose a file whose name ends in .lado.",
    "tracker_truncated": (
        "The tracker was cut short: its end is missing. Put back the last backup; do not write to this file."
    ),
    "tracker_damaged": (
        "The tracker cannot be read although the passphrase is right: its bytes were damaged, "
        "or its key file belongs to another tracker. Nothing was changed. Put back the last backup."
    ),
    "tracker_newer": (
        "The tracker was made or changed by a newer version of LADO Desktop. Open it with that version; "
        "nothing was changed."
    ),
    "text_broken": (
        "One of the texts holds half a character, as a broken copy and paste leaves it, so nothing was saved. "
        "Type over the sign that looks like a box or a question mark, then save again."
    ),
    "tracker_moved": (
        "The tracker's file was moved, replaced or deleted while it was open, so this was not saved. "
        "Close the program, put the file back, and open it again."
    ),
    "tracker_closed": "The tracker was locked in the meantime, so this was not done. Unlock it and try again.",
    "open_elsewhere_silent": "Another program has the tracker open. Close it there, then try again.",
    "disk_trouble": (
        "The disk failed while reading or writing, and nothing was half saved. Check the drive or the network, "
        "then try again."
    ),
    "migration_copy_failed": (
        "The tracker has to be brought to this version's form, but the copy made first did not come out whole. "
        "Nothing was changed. Check that the disk has room."
    ),
    "migration_failed": (
        "The tracker could not be brought to this version's form. It is as it was before. "
        "Go on with the earlier version, and tell whoever supports the program."
    ),
    "cipher_missing": "The database library here cannot encrypt, so nothing is opened. Install the program again.",
    "cipher_broken": "The encryption failed its test on this computer, so nothing is opened. Install the program anew.",
    "not_encrypted": "The tracker did not prove to be encrypted, so it was closed. Tell whoever supports the program.",
    "storage_mode": (
        "The safe storage setting {setting} could not be made, so the tracker was not opened. "
        "Move it to a local disk, or tell whoever supports the program."
    ),
}
