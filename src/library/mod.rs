//! Ready-made consortia: the page's gallery, the examples of the documentation and test cases at once.
//!
//! Each entry is one JSON file, `{id, about, expected, document}`: its name in links, a paragraph in both
//! languages, what the model makes of it (the tests hold it to that), and the consortium itself. The
//! figures are illustrative, and every entry says so. In the JavaScript package they stand beside the engine, as a
//! module of their own that is made from these files: who has a consortium already need not load ten more.

/// The texts of the entries, in the order of the gallery; the first is the opening view.
///
/// ```
/// let entry: serde_json::Value = serde_json::from_str(gongsheng::library::ENTRIES[0]).unwrap();
/// assert_eq!(entry["id"], "four-units");
/// assert_eq!(entry["document"]["units"].as_array().unwrap().len(), 4);
/// ```
pub const ENTRIES: &[&str] = &[
    include_str!("four-units.json"),
    include_str!("key-technology.json"),
    include_str!("intermittent-projects.json"),
    include_str!("todays-practice.json"),
    include_str!("integrated-ideal.json"),
    include_str!("free-rider.json"),
    include_str!("hostile-environment.json"),
    include_str!("small-enterprises.json"),
    include_str!("transfusion.json"),
    include_str!("compensation.json"),
];
