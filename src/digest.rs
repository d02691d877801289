//! A fingerprint of a document and of what this engine makes of it, so that who gets a link can check it (§14).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::analysis::analyse_text;
use crate::flat::Flat;
use crate::interchange;
use crate::math::sha256::Sha256;

/// Characters of the short form: 96 bits, which no accident makes equal.
const SHORT: usize = 16;

/// The fingerprint of a document and its results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Digest {
    /// SHA-256 of, one after the other and each followed by a line end: the version of the engine, the document in
    /// canonical form (settings and fields that the engine does not know included), the whole analysis as JSON.
    /// In hexadecimal digits.
    pub sha256: String,
    /// Its first 96 bits as 16 characters of `A-Z a-z 0-9 - _`, to be compared by eye.
    pub short: String,
    /// The version of the engine.
    pub engine: String,
}

/// The fingerprint of the document in a JSON text; nothing when it has errors.
///
/// ```
/// let text = r#"{"type":"gongsheng","version":1,"months":24}"#;
/// let same = r#"{ "months": 24, "version": 1.0, "type": "gongsheng" }"#;
/// let other = r#"{"type":"gongsheng","version":1,"months":25}"#;
/// let digest = |text| gongsheng::digest::digest(text).unwrap().short;
/// assert_eq!(digest(text), digest(same));
/// assert_ne!(digest(text), digest(other));
/// ```
pub fn digest(text: &str) -> Option<Digest> {
    let analysis = analyse_text(text);
    // Of a document with errors there is nothing but these.
    analysis.months?;
    let engine = env!("CARGO_PKG_VERSION");
    let mut sha = Sha256::default();
    for part in [engine, &interchange::canonical(text)?] {
        sha.add(part.as_bytes());
        sha.add(b"\n");
    }
    sha.add(interchange::result(&Flat::of(&analysis)).as_bytes());
    sha.add(b"\n");
    let hash = sha.finish();
    Some(Digest {
        sha256: hexadecimal(&hash),
        short: short(&hash),
        engine: engine.into(),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Base64 with the alphabet that is safe in addresses.
fn short(bytes: &[u8; 32]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let sign = |index: usize| {
        let at = index * 6;
        let two = u16::from_be_bytes([bytes[at / 8], bytes[at / 8 + 1]]);
        char::from(SIGNS[usize::from(two >> (10 - at % 8) & 63)])
    };
    (0..SHORT).map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_is_base64() {
        let mut bytes = [0; 32];
        bytes[..12].copy_from_slice(b"Many hands m");
        assert_eq!(short(&bytes), "TWFueSBoYW5kcyBt");
        assert_eq!(hexadecimal(&[0x0f, 0xa0]), "0fa0");
    }

    #[test]
    fn a_document_with_errors_has_none() {
        assert_eq!(digest("{}"), None);
        assert_eq!(digest("{"), None);
    }
}
