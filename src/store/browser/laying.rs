//! Pieces of long records, put down before the change they belong to and read back from where it says they lie.
//!
//! Keys in `pieces`: [id, lot, piece], and [id, lot] once the change was written. A lot is named after the revision it
//! was put down at, so that no two changes share one; one without [id, lot] is of a change that never came.

use std::collections::BTreeSet;

use idb::{KeyRange, ObjectStore, Query, Transaction, TransactionMode};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::super::meta::CampaignId;
use super::super::pieces::Cut;
use super::writing::{committed, unchanged};
use super::{PIECES, REVISIONS, Store, StoreError, bytes_of, key, key_of, keys_from, number_in, value_of};

impl Store {
    /// Puts down the piece of this place, for a change to a campaign last seen at this revision.
    pub async fn lay(&self, id: CampaignId, seen: u64, place: usize, piece: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[REVISIONS, PIECES], TransactionMode::ReadWrite)?;
        unchanged(&transaction, id, seen).await?;
        let pieces = transaction.object_store(PIECES)?;
        if place == 0 {
            forget_unfinished(&pieces, id).await?;
        }
        pieces.put(&value_of(piece), Some(&key_of_piece(id, seen, place)))?;
        committed(transaction).await
    }

    /// Takes away what was put down for a change that will be written otherwise: where there is no room, that is some.
    pub async fn give_up_pieces(&self, id: CampaignId) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[PIECES], TransactionMode::ReadWrite)?;
        forget_unfinished(&transaction.object_store(PIECES)?, id).await?;
        committed(transaction).await
    }
}

/// Takes away the pieces of changes that were never written.
async fn forget_unfinished(pieces: &ObjectStore, id: CampaignId) -> Result<(), StoreError> {
    let keys = pieces.get_all_keys(Some(keys_from(id, 0)?), None)?.await?;
    let (whole, parts): (Vec<_>, Vec<_>) = keys.iter().partition(|key| Array::from(key).length() == 2);
    let whole: BTreeSet<u32> = whole.into_iter().map(number_in).collect();
    let lots: BTreeSet<u32> = parts.into_iter().map(number_in).collect();
    for lot in lots.difference(&whole) {
        pieces.delete(lots_within(id, u64::from(*lot), u64::from(*lot) + 1)?)?;
    }
    Ok(())
}

/// The change is written: its pieces stay. Refused where they are no longer there.
pub(super) async fn keep_lot(
    transaction: &Transaction,
    id: CampaignId,
    lot: u64,
    count: usize,
) -> Result<(), StoreError> {
    if count == 0 {
        return Ok(());
    }
    let pieces = transaction.object_store(PIECES)?;
    let found = pieces.count(Some(lots_within(id, lot, lot + 1)?))?.await?;
    if found as usize != count {
        return Err(StoreError::Gone);
    }
    pieces.put(&JsValue::from(count as f64), Some(&key_of(id, lot as usize)))?;
    Ok(())
}

/// Takes away the pieces of the campaign's changes before this lot.
pub(super) fn forget_before(transaction: &Transaction, id: CampaignId, lot: u64) -> Result<(), StoreError> {
    // No range may be empty.
    if lot > 0 {
        transaction.object_store(PIECES)?.delete(lots_within(id, 0, lot)?)?;
    }
    Ok(())
}

/// What stands in a long record's place.
pub(super) fn value_of_cut(lot: u64, Cut { first, count }: Cut) -> JsValue {
    Array::of3(&(lot as f64).into(), &(first as f64).into(), &(count as f64).into()).into()
}

/// A record's bytes, from its pieces where it is long.
pub(super) async fn whole(
    transaction: &Transaction,
    id: CampaignId,
    value: &JsValue,
) -> Result<Vec<u8>, StoreError> {
    let Some(cut) = value.dyn_ref::<Array>() else { return Ok(bytes_of(value)) };
    let number = |at| cut.get(at).as_f64().unwrap_or_default();
    let (lot, first, count) = (number(0) as u64, number(1) as usize, number(2) as usize);
    let last = (first + count).saturating_sub(1);
    let range = KeyRange::bound(&key_of_piece(id, lot, first), &key_of_piece(id, lot, last), None, None)?;
    let parts = transaction.object_store(PIECES)?.get_all(Some(range.into()), None)?.await?;
    // Grown by doubling it would take twice the room of what may be half of what a page can have.
    let length = |part: &JsValue| part.dyn_ref::<Uint8Array>().map_or(0, |part| part.length() as usize);
    let mut bytes = Vec::with_capacity(parts.iter().map(length).sum());
    parts.iter().for_each(|part| bytes.extend(bytes_of(part)));
    Ok(bytes)
}

fn key_of_piece(CampaignId(id): CampaignId, lot: u64, place: usize) -> JsValue {
    Array::of3(&(id as f64).into(), &(lot as f64).into(), &(place as f64).into()).into()
}

/// The keys of a campaign's lots from this one on, and before that one.
fn lots_within(campaign: CampaignId, from: u64, before: u64) -> Result<Query, StoreError> {
    let key = |lot: u64| Array::of2(&key(campaign), &(lot as f64).into());
    Ok(KeyRange::bound(&key(from), &key(before), None, Some(true))?.into())
}
