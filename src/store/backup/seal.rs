//! A body sealed with a passphrase: Argon2id makes keys of it, XChaCha20-Poly1305 seals the body.
//!
//! Half of what Argon2id gives is the key, half is kept in the file to tell a wrong passphrase from a
//! changed file; neither half says anything of the other. The head is sealed along with the body.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

use super::BackupError;

/// So many random bytes a sealed file needs: 16 for the passphrase's salt, 24 for the cipher's nonce.
pub const RANDOM: usize = SALT + NONCE;

/// Random bytes, fresh for every file. The engine has none of its own.
pub type Randomness = [u8; RANDOM];

const SALT: usize = 16;
const NONCE: usize = 24;
const KEY: usize = 32;
const CHECK: usize = 32;

/// A passphrase has at least so many characters.
pub const SHORTEST: usize = 8;

/// What Argon2id costs: memory in KiB, passes, lanes. RFC 9106's second choice, on one lane because a
/// worker has one thread.
const COST: Cost = Cost { memory: 64 << 10, passes: 3, lanes: 1 };

/// The most a file may ask for: one made to stall the page is turned away.
const MOST: Cost = Cost { memory: 256 << 10, passes: 10, lanes: 4 };

#[derive(Clone, Copy, Debug)]
struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    fn bytes(self) -> Vec<u8> {
        [self.memory, self.passes, self.lanes].into_iter().flat_map(u32::to_le_bytes).collect()
    }

    fn is_at_most(self, most: Cost) -> bool {
        self.memory <= most.memory && self.passes <= most.passes && self.lanes <= most.lanes
    }
}

/// Seals a body. `head` is sealed along with it.
pub fn seal(
    mut body: Vec<u8>,
    passphrase: &str,
    randomness: &Randomness,
    head: &[u8],
) -> Result<Vec<u8>, BackupError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(BackupError::ShortPassphrase);
    }
    let (salt, nonce) = randomness.split_at(SALT);
    let keys = keys(passphrase, salt, COST).map_err(|_| BackupError::Unwritable)?;
    let mut sealed = COST.bytes();
    sealed.extend_from_slice(randomness);
    sealed.extend_from_slice(&keys.check);
    let nonce = XNonce::try_from(nonce).map_err(|_| BackupError::Unwritable)?;
    let covered = [head, &sealed].concat();
    let cipher = XChaCha20Poly1305::new(&keys.key);
    cipher.encrypt_in_place(&nonce, &covered, &mut body).map_err(|_| BackupError::Unwritable)?;
    sealed.append(&mut body);
    Ok(sealed)
}

/// Opens what [`seal`] has sealed.
pub fn open(sealed: &[u8], passphrase: &str, head: &[u8]) -> Result<Vec<u8>, BackupError> {
    let (memory, rest) = number(sealed)?;
    let (passes, rest) = number(rest)?;
    let (lanes, rest) = number(rest)?;
    let (salt, rest) = rest.split_first_chunk::<SALT>().ok_or(BackupError::Tampered)?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(BackupError::Tampered)?;
    let (check, body) = rest.split_first_chunk::<CHECK>().ok_or(BackupError::Tampered)?;
    let cost = Cost { memory, passes, lanes };
    if !cost.is_at_most(MOST) {
        return Err(BackupError::Excessive);
    }
    let keys = keys(passphrase, salt, cost)?;
    // Nobody can measure how long this comparison takes but the one who typed the passphrase.
    if keys.check != *check {
        return Err(BackupError::WrongPassphrase);
    }
    let covered = [head, sealed.get(..sealed.len() - body.len()).unwrap_or_default()].concat();
    let mut body = body.to_vec();
    let cipher = XChaCha20Poly1305::new(&keys.key);
    let opened = cipher.decrypt_in_place(&XNonce::from(*nonce), &covered, &mut body);
    opened.map_err(|_| BackupError::Tampered)?;
    Ok(body)
}

struct Keys {
    key: Key,
    check: [u8; CHECK],
}

fn keys(passphrase: &str, salt: &[u8], cost: Cost) -> Result<Keys, BackupError> {
    let wrong = |_| BackupError::Excessive;
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(KEY + CHECK)).map_err(wrong)?;
    let mut bytes = [0; KEY + CHECK];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.as_bytes(), salt, &mut bytes).map_err(wrong)?;
    let (key, check) = bytes.split_at(KEY);
    let key = Key::try_from(key).map_err(|_| BackupError::Excessive)?;
    Ok(Keys { key, check: check.try_into().map_err(|_| BackupError::Excessive)? })
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), BackupError> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(BackupError::Tampered)?;
    Ok((u32::from_le_bytes(*number), rest))
}
