//! What was rendered last at every path of the site, by the hash of all that went into it.
//!
//! In: pages as they are rendered. Out: their bytes, as long as nothing that goes into them changes.
//! Never: more bytes than [`MOST`], however large the handbook; a page beyond that is known by its
//! hash, and rendered again when it is asked for again.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::redo::Why;
use crate::output::Entry;

/// How many bytes of pages are kept: those of about 40,000 pages.
const MOST: usize = 512 << 20;

/// Pages as they were rendered last.
#[derive(Default)]
pub(super) struct Memo {
    held: Mutex<Held>,
    /// The site whose pages alone are remembered.
    kept_for: Mutex<Option<Arc<BTreeMap<String, Entry>>>>,
}

#[derive(Default)]
struct Held {
    slots: HashMap<String, Slot>,
    /// The length of all bytes in the slots.
    bytes: usize,
}

/// A page as it was rendered last.
#[derive(Clone)]
pub(super) struct Slot {
    /// What went into it.
    pub(super) key: Key,
    /// What came out; `None` where there was no room for it.
    pub(super) bytes: Option<Arc<[u8]>>,
}

/// The hashes of all that goes into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    /// What all pages share.
    pub(super) frame: u64,
    /// What the page shows beside its text.
    pub(super) view: u64,
    /// Its text, and where its links lead.
    pub(super) body: u64,
}

impl Key {
    /// Why a page with this key is not the one with the key `known`; `None` when it is.
    pub(super) fn why_not(self, known: Option<Self>) -> Option<Why> {
        match known {
            None => Some(Why::New),
            Some(known) if known.frame != self.frame => Some(Why::Frame),
            Some(known) if known.body != self.body => Some(Why::Text),
            Some(known) if known.view != self.view => Some(Why::Shows),
            Some(_) => None,
        }
    }
}

impl Memo {
    /// The page at `path` as it was rendered last.
    pub(super) fn get(&self, path: &str) -> Option<Slot> {
        locked(&self.held).slots.get(path).cloned()
    }

    /// Remembers the page at `path`.
    pub(super) fn put(&self, path: String, key: Key, bytes: &Arc<[u8]>) {
        locked(&self.held).put(path, key, bytes, MOST);
    }

    /// Forgets every page that is not among these.
    pub(super) fn keep(&self, entries: &Arc<BTreeMap<String, Entry>>) {
        let mut kept = locked(&self.kept_for);
        if kept.as_ref().is_none_or(|kept| !Arc::ptr_eq(kept, entries)) {
            locked(&self.held).keep(entries);
            *kept = Some(entries.clone());
        }
    }
}

impl Held {
    fn put(&mut self, path: String, key: Key, bytes: &Arc<[u8]>, most: usize) {
        let before = self.slots.remove(&path).as_ref().map_or(0, Slot::len);
        self.bytes -= before;
        let bytes = (self.bytes + bytes.len() <= most).then(|| bytes.clone());
        let slot = Slot { key, bytes };
        self.bytes += slot.len();
        self.slots.insert(path, slot);
    }

    fn keep(&mut self, entries: &BTreeMap<String, Entry>) {
        let Self { slots, bytes } = self;
        slots.retain(|path, slot| {
            let is_kept = entries.contains_key(path);
            *bytes -= if is_kept { 0 } else { slot.len() };
            is_kept
        });
    }
}

impl Slot {
    fn len(&self) -> usize {
        self.bytes.as_ref().map_or(0, |bytes| bytes.len())
    }
}

/// Every change behind these locks is one step, so what they guard is whole even if a thread died.
pub(super) fn locked<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Memo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Memo").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key { frame: 1, view: 2, body: 3 };

    #[test]
    fn a_page_beyond_the_limit_is_known_without_its_bytes() {
        let mut held = Held::default();
        let page = |length: usize| -> Arc<[u8]> { vec![b'x'; length].into() };
        held.put("a".to_owned(), KEY, &page(60), 100);
        held.put("b".to_owned(), KEY, &page(50), 100);
        let has_bytes = |held: &Held, path: &str| held.slots[path].bytes.is_some();
        assert!(has_bytes(&held, "a") && !has_bytes(&held, "b"));
        assert_eq!((held.bytes, held.slots["b"].key), (60, KEY));
        held.put("a".to_owned(), KEY, &page(30), 100);
        held.put("b".to_owned(), KEY, &page(50), 100);
        assert!(has_bytes(&held, "b") && held.bytes == 80);
        held.keep(&BTreeMap::from([("b".to_owned(), Entry::Bytes(Arc::from([])))]));
        assert_eq!((held.bytes, held.slots.len()), (50, 1));
    }

    #[test]
    fn the_first_reason_is_told() {
        let other = |change: fn(&mut Key)| {
            let mut key = KEY;
            change(&mut key);
            key.why_not(Some(KEY))
        };
        assert_eq!(KEY.why_not(None), Some(Why::New));
        assert_eq!(KEY.why_not(Some(KEY)), None);
        assert_eq!(other(|key| key.frame = 9), Some(Why::Frame));
        assert_eq!(other(|key| (key.body, key.view) = (9, 9)), Some(Why::Text));
        assert_eq!(other(|key| key.view = 9), Some(Why::Shows));
    }
}
