//! A consortium to try things on: numbers are turned, and it tells how it would then stand.

use super::standing::{Standing, standing};
use crate::model::{Consortium, Quantity};

/// A consortium whose numbers can be turned.
#[derive(Clone, Debug)]
pub struct Trial {
    /// As it began: what gives way to a number gives way from here, however often that is turned.
    present: Consortium,
    document: Consortium,
}

impl Trial {
    /// Begins with a valid document, whose defaults are filled in, as it is.
    pub fn new(document: &Consortium) -> Self {
        Self {
            present: document.clone(),
            document: document.clone(),
        }
    }

    /// The document as it is turned now.
    pub fn document(&self) -> &Consortium {
        &self.document
    }

    /// Turns one number.
    pub fn set(&mut self, quantity: Quantity, value: f64) {
        if let Quantity::Share { project, .. } = quantity {
            let members = &self.present.projects[project].members;
            let shares = members.iter().map(|member| member.share);
            for (member, share) in self.document.projects[project].members.iter_mut().zip(shares) {
                member.share = share;
            }
            if value == quantity.read(&self.present) {
                return;
            }
        }
        quantity.write(&mut self.document, value);
    }

    /// Changes what is no number, such as the choice of a rule.
    pub fn change(&mut self, change: impl FnOnce(&mut Consortium)) {
        change(&mut self.document);
    }

    /// How it now stands.
    pub fn standing(&mut self) -> Standing {
        standing(&self.document)
    }
}
