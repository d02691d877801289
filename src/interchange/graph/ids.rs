//! Ids as near to those of a file as the model allows (§1).

use std::collections::BTreeMap;

use crate::interchange::remark::{Code, Remarks, text};

/// Characters of an id at most.
pub(super) const MOST_ID: usize = 64;

/// Gives ids that are allowed and like no other of their list.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id as near to the given one as can be; changes are told.
    pub fn add(&mut self, given: &str, fallback: &str, remarks: &mut Remarks) -> String {
        let mut id = clean(given);
        if id.is_empty() {
            id = fallback.to_owned();
        }
        if id != given {
            remarks.tell(Code::IdCleaned, "", None, &[text("from", given), text("to", &id)]);
        }
        self.distinct(id, remarks)
    }

    pub fn distinct(&mut self, id: String, remarks: &mut Remarks) -> String {
        let Some(mut last) = self.0.get(&id).copied() else {
            self.0.insert(id.clone(), 1);
            return id;
        };
        loop {
            last += 1;
            let ending = ["-", &last.to_string()].concat();
            let mut next: String = id.chars().take(MOST_ID - ending.len()).collect();
            next.push_str(&ending);
            if !self.0.contains_key(&next) {
                self.0.insert(id.clone(), last);
                self.0.insert(next.clone(), 1);
                remarks.tell(
                    Code::IdRepeated,
                    "",
                    None,
                    &[text("from", &id), text("to", &next)],
                );
                return next;
            }
        }
    }
}

/// What of an id is allowed (§1): runs of other signs become one dash, none at either end.
fn clean(given: &str) -> String {
    let mut id = String::new();
    let mut gap = false;
    for sign in given.chars() {
        if id.len() >= MOST_ID {
            break;
        }
        if sign.is_ascii_alphanumeric() || "_.-".contains(sign) {
            if gap && !id.is_empty() && id.len() + 1 < MOST_ID {
                id.push('-');
            }
            id.push(sign);
            gap = false;
        } else {
            gap = true;
        }
    }
    id
}

pub(super) fn clean_or(given: &str, fallback: String) -> String {
    let id = clean(given);
    if id.is_empty() { fallback } else { id }
}
