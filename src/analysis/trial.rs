//! A consortium to try things on: numbers are turned, and it tells how it would then stand.
//!
//! What gives way to a number gives way from how it is in the document, however often that number is turned.

use super::standing::Standing;
use super::variation::Variation;
use crate::model::{Consortium, Quantity};

/// A consortium whose numbers can be turned.
#[derive(Clone, Debug)]
pub struct Trial {
    present: Consortium,
    variation: Variation,
}

impl Trial {
    /// Begins with a valid document, whose defaults are filled in, as it is.
    pub fn new(document: &Consortium) -> Self {
        Self {
            present: document.clone(),
            variation: Variation::new(document),
        }
    }

    /// Turns one number.
    pub fn set(&mut self, quantity: Quantity, value: f64) {
        let Quantity::Share { project, .. } = quantity else {
            self.variation.set(&quantity, value);
            return;
        };
        let present = &self.present.projects[project].members;
        let mut document = self.variation.document().clone();
        for (member, present) in document.projects[project].members.iter_mut().zip(present) {
            member.share = present.share;
        }
        if value != quantity.read(&document) {
            quantity.write(&mut document, value);
        }
        self.variation = Variation::new(&document);
    }

    /// Changes what is no number, such as the choice of a rule.
    pub fn change(&mut self, change: impl FnOnce(&mut Consortium)) {
        let mut document = self.variation.document().clone();
        change(&mut document);
        if document != *self.variation.document() {
            self.variation = Variation::new(&document);
        }
    }

    /// How it now stands.
    pub fn standing(&mut self) -> &Standing {
        self.variation.standing()
    }
}
