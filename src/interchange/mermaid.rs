//! Mermaid out: a flowchart for notes, wikis and READMEs that draw it.

use super::field::{ends, label};
use super::json::number_text;
use crate::model::names::Names;
use crate::model::{Consortium, vocabulary};

/// A consortium as a flowchart: a box a unit, an arrow an exchange with its amount and resource.
pub fn to_mermaid(document: &Consortium, zh: bool) -> String {
    let words = vocabulary();
    let mut out = String::from("flowchart LR\n");
    let mut numbers = Names::default();
    for (at, unit) in document.units.iter().enumerate() {
        numbers.add(&unit.id, at);
        out.push_str("  ");
        name(&mut out, at);
        out.push_str("[\"");
        escape(&mut out, label(&unit.name, zh, &unit.id));
        out.push_str("\"]\n");
    }
    for exchange in &document.exchanges {
        let [Some(from), Some(to)] = ends(exchange).map(|id| numbers.get(id)) else {
            continue;
        };
        let outputs = &document.units[from].outputs;
        let output = outputs.iter().find(|output| output.id == exchange.from.output);
        let resource = output.map_or("", |output| &output.resource);
        let known = words.resources.iter().find(|word| word.id == resource);
        let resource = known.map_or(resource, |word| label(&word.name, zh, &word.id));
        out.push_str("  ");
        name(&mut out, from);
        out.push_str(" -->|\"");
        out.push_str(&number_text(exchange.amount));
        out.push(' ');
        escape(&mut out, resource);
        out.push_str("\"| ");
        name(&mut out, to);
        out.push('\n');
    }
    out
}

/// The units' own ids might be words of the language.
fn name(out: &mut String, at: usize) {
    out.push('u');
    out.push_str(&at.to_string());
}

/// Whatever is more than a letter, a digit or a sign of no meaning becomes the number of its character.
fn escape(out: &mut String, text: &str) {
    if text.trim().is_empty() {
        // A box without a label is an error.
        out.push_str("#8203;");
    }
    for sign in text.chars() {
        let plain = sign.is_ascii_alphanumeric() || !sign.is_ascii() || " ,.-()+".contains(sign);
        if plain && !sign.is_control() {
            out.push(sign);
        } else if sign.is_control() {
            out.push(' ');
        } else {
            out.push('#');
            out.push_str(&u32::from(sign).to_string());
            out.push(';');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_label_leaves_its_box() {
        let document = json!({"type": "gongsheng", "version": 1, "months": 1, "units": [
            {"id": "end", "kind": "other", "name": {"en": "\"]; click #1 `x`\n<b>"}},
            {"id": "中".repeat(0) + "b", "kind": "other", "name": {"zh": "企业", "en": "Enterprise"},
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 1}]}]});
        let document = crate::model::read(&document).0.unwrap();
        assert_eq!(
            to_mermaid(&document, true),
            "flowchart LR\n  u0[\"#34;#93;#59; click #35;1 #96;x#96; #60;b#62;\"]\n  u1[\"企业\"]\n"
        );
    }
}
