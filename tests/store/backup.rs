//! The backup file: whole, sealed, damaged, changed, cut short, newer, and not one at all.

use std::sync::LazyLock;

use proptest::prelude::*;
use tuanji::store::backup::seal::{RANDOM, Randomness};
use tuanji::store::backup::{self, BackupError, MAGIC, Saved, VERSION};
use tuanji::store::meta::Meta;
use tuanji::store::model::FORMAT;

use crate::branch;

const PASSPHRASE: &str = "四月二十日之前上报";

fn randomness() -> Randomness {
    std::array::from_fn(|at| at as u8)
}

fn saved() -> &'static [Saved] {
    static SAVED: LazyLock<Vec<Saved>> =
        LazyLock::new(|| vec![branch().saved(7, "计算机1班"), Saved::default()]);
    &SAVED
}

fn plain() -> &'static [u8] {
    static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| backup::write(saved(), None).unwrap());
    &PLAIN
}

fn sealed() -> &'static [u8] {
    static SEALED: LazyLock<Vec<u8>> =
        LazyLock::new(|| backup::write(saved(), Some((PASSPHRASE, &randomness()))).unwrap());
    &SEALED
}

/// As somebody who changes a file on purpose would: the checksum is made to fit.
fn forged(bytes: &[u8], change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = bytes[..bytes.len() - 4].to_vec();
    change(&mut bytes);
    let sum = crc32fast::hash(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

#[test]
fn campaigns_come_back_as_they_were() {
    assert_eq!(backup::read(plain(), None).unwrap(), saved());
    assert_eq!(backup::read(plain(), Some("不需要的口令")).unwrap(), saved());
    assert_eq!(backup::read(sealed(), Some(PASSPHRASE)).unwrap(), saved());
    assert_eq!(backup::read(plain(), None).unwrap()[0].about().name, "计算机1班");
}

#[test]
fn a_sealed_file_shows_nothing_and_differs_every_time() {
    let name = "计算机1班".as_bytes();
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(!holds(sealed(), name) && !holds(sealed(), b"entries"));
    let other: Randomness = [9; RANDOM];
    let again = backup::write(saved(), Some((PASSPHRASE, &other))).unwrap();
    let same = sealed().iter().zip(&again).skip(100).filter(|(a, b)| a == b).count();
    assert!(same < sealed().len() / 50, "{same} of {} bytes agree", sealed().len());
}

#[test]
fn each_reason_has_its_own_sentence() {
    assert_eq!(backup::read(b"PK\x03\x04", None), Err(BackupError::NotABackup));
    assert_eq!(backup::read(b"", None), Err(BackupError::NotABackup));
    assert_eq!(backup::read(&MAGIC, None), Err(BackupError::Truncated));
    assert_eq!(backup::read(sealed(), None), Err(BackupError::Sealed));
    assert_eq!(backup::read(sealed(), Some("别的口令别的口令")), Err(BackupError::WrongPassphrase));
    let short = backup::write(saved(), Some(("短口令", &randomness())));
    assert_eq!(short, Err(BackupError::ShortPassphrase));

    let newer_file = forged(plain(), |bytes| bytes[8] = VERSION as u8 + 1);
    assert_eq!(backup::read(&newer_file, None), Err(BackupError::Newer));
    let newer_records = forged(plain(), |bytes| bytes[12] = FORMAT as u8 + 1);
    assert_eq!(backup::read(&newer_records, None), Err(BackupError::Newer));
    let unknown_flag = forged(plain(), |bytes| bytes[10] |= 4);
    assert_eq!(backup::read(&unknown_flag, None), Err(BackupError::Newer));

    // The cost is in front of the salt: memory, passes, lanes.
    let costly = forged(sealed(), |bytes| bytes[22..26].copy_from_slice(&u32::MAX.to_le_bytes()));
    assert_eq!(backup::read(&costly, Some(PASSPHRASE)), Err(BackupError::Excessive));
    let changed = forged(sealed(), |bytes| *bytes.last_mut().unwrap() ^= 1);
    assert_eq!(backup::read(&changed, Some(PASSPHRASE)), Err(BackupError::Tampered));
    let unsealed_by_flag = forged(sealed(), |bytes| bytes[10] = 0);
    assert_eq!(backup::read(&unsealed_by_flag, None), Err(BackupError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_seen(is_sealed: bool, at: prop::sample::Index, flip in 1u8..) {
        let mut bytes = if is_sealed { sealed() } else { plain() }.to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        // Seen before a passphrase is asked for.
        let error = backup::read(&bytes, None).unwrap_err();
        let expected = match at {
            0..8 => [BackupError::NotABackup; 3],
            8..22 => [BackupError::Newer, BackupError::Damaged, BackupError::Truncated],
            _ => [BackupError::Damaged; 3],
        };
        prop_assert!(expected.contains(&error), "byte {at}: {error:?}");
    }

    #[test]
    fn a_file_cut_short_says_so(is_sealed: bool, keep: prop::sample::Index) {
        let bytes = if is_sealed { sealed() } else { plain() };
        let keep = keep.index(bytes.len());
        let expected = if keep < MAGIC.len() { BackupError::NotABackup } else { BackupError::Truncated };
        prop_assert_eq!(backup::read(&bytes[..keep], None), Err(expected));
    }

    #[test]
    fn anything_at_all_is_refused_without_a_panic(tail: Vec<u8>) {
        let forged = forged(&[&MAGIC[..], &[1, 0, 0, 0, 3, 0], &(tail.len() as u64).to_le_bytes(), &tail, &[0; 4]].concat(), |_| {});
        let _ = backup::read(&forged, None);
        prop_assert!(backup::read(&tail, None).is_err());
    }
}

proptest! {
    // Each makes a key anew.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_file_is_not_opened_with_the_right_passphrase(at: prop::sample::Index, flip in 1u8..) {
        // Behind the cost and the head, whose changes have answers of their own.
        let first = 22 + 12;
        let at = first + at.index(sealed().len() - 4 - first);
        let error = backup::read(&forged(sealed(), |bytes| bytes[at] ^= flip), Some(PASSPHRASE)).unwrap_err();
        // A changed salt or check cannot be told from another passphrase.
        let is_key = (first..first + 16).contains(&at) || (first + 40..first + 72).contains(&at);
        let expected = if is_key { BackupError::WrongPassphrase } else { BackupError::Tampered };
        prop_assert_eq!(error, expected);
    }
}

#[test]
fn a_name_from_a_file_is_made_fit() {
    let named = |name: &str| Saved {
        meta: Meta { name: name.into(), ..Meta::default() }.write().unwrap(),
        ..Saved::default()
    };
    assert_eq!(named("一班\n备份").about().name, "一班 备份");
    assert_eq!(named("李雷 11010519491231002X").about().name, "恢复的批次");
}

#[test]
fn file_names_hold_no_path_and_no_control_characters() {
    assert_eq!(backup::file_name(Some("一班"), "2024-04-10"), "团籍核对备份-一班-2024-04-10.tuanji");
    assert_eq!(backup::file_name(None, "2024-04-10"), "团籍核对备份-全部批次-2024-04-10.tuanji");
    let hostile = backup::file_name(Some("../a\\b:c\u{0}"), "2024-04-10");
    assert!(!hostile.contains(['/', '\\', ':', '\u{0}']) && !hostile.contains(".."), "{hostile}");
}

#[test]
fn the_documented_example_is_what_is_written() {
    let document = include_str!("../../docs/backup-format.md");
    let bytes = backup::write(&[], None).unwrap();
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(document.contains(&hex.join(" ")), "docs/backup-format.md should show {}", hex.join(" "));
}
