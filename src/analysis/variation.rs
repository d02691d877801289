//! A consortium whose numbers change again and again: how it stands each time, without reading it again (§14).

use super::change::Reach;
use super::columns::Columns;
use super::network::Numbers;
use super::standing::Standing;
use crate::model::{Consortium, Quantity};

/// A consortium whose numbers can be set, and how it stands then: the same bits as
/// [`standing`](super::standing::standing) of the changed document. Once warm it asks for no memory, unless an
/// amount comes from or goes to 0 or time is cut anew.
///
/// ```
/// use gongsheng::analysis::variation::Variation;
/// use gongsheng::model::{Quantity, parse};
///
/// let entry: serde_json::Value = serde_json::from_str(gongsheng::library::ENTRIES[0]).unwrap();
/// let document = parse(&entry["document"].to_string()).document.unwrap();
/// let mut variation = Variation::new(&document);
/// let before = variation.standing().surplus;
/// variation.set(&Quantity::Cost { unit: 1, output: 0 }, 0.0);
/// assert!(variation.standing().surplus > before);
/// ```
#[derive(Clone, Debug)]
pub struct Variation {
    document: Consortium,
    numbers: Numbers,
    columns: Columns,
    standing: Standing,
    /// How far what was set reaches.
    reach: Reach,
    /// Whether contact must be reckoned anew, too.
    contact: bool,
}

impl Variation {
    /// Of a valid consortium with its defaults filled in.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: &Consortium) -> Self {
        let numbers = Numbers::new(document);
        let columns = Columns::new(&numbers);
        Self {
            document: document.clone(),
            numbers,
            columns,
            standing: Standing::default(),
            reach: Reach::Some,
            contact: false,
        }
    }

    /// Sets a number, which must lie in its range; a share takes from the other members or gives to them.
    pub fn set(&mut self, quantity: &Quantity, value: f64) {
        let reach = Reach::of(quantity, &self.numbers, quantity.read(&self.document), value);
        quantity.write(&mut self.document, value);
        if reach < Reach::Structure {
            self.numbers.take_over(quantity, &self.document);
        }
        self.contact |= reach == Reach::Contact;
        self.reach = self.reach.max(reach);
    }

    /// Sets many numbers at once, none of which is a share, lasts in contact, or comes from or goes to 0. The
    /// document stays as it is: before anything else is set all of them must be, at once or one by one.
    pub fn set_all(&mut self, quantities: &[Quantity], values: &[f64]) {
        self.numbers.take_over_all(quantities, values, &self.document);
        self.reach = self.reach.max(Reach::Everything);
    }

    /// The consortium as it is now.
    pub fn document(&self) -> &Consortium {
        &self.document
    }

    /// How it stands now.
    pub fn standing(&mut self) -> &Standing {
        if self.reach == Reach::Structure {
            self.numbers = Numbers::new(&self.document);
            self.columns = Columns::new(&self.numbers);
        } else if self.reach > Reach::Nothing {
            if self.contact {
                self.columns.renew_contact(&self.numbers);
            }
            self.columns.renew(&self.numbers);
        }
        if self.reach > Reach::Nothing {
            self.standing.renew(&self.numbers, &self.columns);
        }
        (self.reach, self.contact) = (Reach::Nothing, false);
        &self.standing
    }
}
