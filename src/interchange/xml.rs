//! The part of XML that graph files are made of: elements, attributes, text, the five entities.
//!
//! A reader of our own, because the well-kept ones weigh more than the room: as gzip in wasm quick-xml adds 16 kB,
//! roxmltree 26, this one 2. It refuses what a graph file has no need of (document types, entities of its own, other
//! depths than people reach), and takes time in proportion to the text whatever that holds.

use std::borrow::Cow;

use super::remark::{Code, Refusal};

/// Levels of elements at most.
pub(super) const MOST_LEVELS: usize = 128;

/// What comes next in a text. Names are without their prefix.
pub(super) enum Event<'t> {
    /// An element begins; its attributes are in [`Reader::attributes`].
    Open(&'t str),
    /// The element that was opened last ends.
    Close,
    Text(Cow<'t, str>),
    End,
}

pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Full names of the elements that are open.
    open: Vec<&'t str>,
    /// The element opened last was empty: its end comes next.
    ends: bool,
    begun: bool,
    attributes: Vec<(&'t str, Cow<'t, str>)>,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        let mark = '\u{feff}';
        Self {
            text,
            at: if text.starts_with(mark) {
                mark.len_utf8()
            } else {
                0
            },
            open: Vec::new(),
            ends: false,
            begun: false,
            attributes: Vec::new(),
        }
    }

    /// An attribute of the element opened last.
    pub fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let found = self.attributes.iter().find(|(known, _)| *known == name)?;
        Some(found.1.clone())
    }

    /// The names of the attributes of the element opened last, but for those that are known; not more than anyone
    /// would read.
    pub fn others(&self, known: &[&str]) -> impl Iterator<Item = &'t str> {
        const MOST: usize = 1000;
        let names = self.attributes.iter().map(|(name, _)| *name);
        names.filter(move |name| !known.contains(name)).take(MOST)
    }

    pub fn next(&mut self) -> Result<Event<'t>, Refusal> {
        if self.ends {
            self.ends = false;
            return Ok(Event::Close);
        }
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return if self.begun && self.open.is_empty() {
                    Ok(Event::End)
                } else {
                    Err(self.fault(Code::BrokenXml, self.at))
                };
            }
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                let from = self.at;
                self.at += end;
                let text = self.plain(&rest[..end], from)?;
                if !self.open.is_empty() {
                    return Ok(Event::Text(text));
                }
                if !text.trim().is_empty() {
                    return Err(self.fault(Code::BrokenXml, from));
                }
            } else if rest.starts_with("<?") {
                self.skip(2, "?>")?;
            } else if rest.starts_with("<!--") {
                self.skip(4, "-->")?;
            } else if rest.starts_with("<![CDATA[") && !self.open.is_empty() {
                let text = self.skip(9, "]]>")?;
                return Ok(Event::Text(text.into()));
            } else if rest.starts_with("<!") {
                let code = if rest
                    .get(2..9)
                    .is_some_and(|word| word.eq_ignore_ascii_case("doctype"))
                {
                    Code::Doctype
                } else {
                    Code::BrokenXml
                };
                return Err(self.fault(code, self.at));
            } else if rest.starts_with("</") {
                return self.close();
            } else {
                return self.open();
            }
        }
    }

    fn open(&mut self) -> Result<Event<'t>, Refusal> {
        let start = self.at;
        if self.begun && self.open.is_empty() {
            return Err(self.fault(Code::BrokenXml, start));
        }
        if self.open.len() == MOST_LEVELS {
            return Err(self.fault(Code::TooDeep, start));
        }
        self.begun = true;
        self.at += 1;
        let name = self.name()?;
        self.attributes.clear();
        loop {
            let spaced = self.spaces();
            if self.eat(">") {
                break;
            }
            if self.eat("/>") {
                self.ends = true;
                break;
            }
            if !spaced {
                return Err(self.fault(Code::BrokenXml, self.at));
            }
            let attribute = self.name()?;
            self.spaces();
            if !self.eat("=") {
                return Err(self.fault(Code::BrokenXml, self.at));
            }
            self.spaces();
            let quote = match self.text.as_bytes().get(self.at) {
                Some(b'"') => '"',
                Some(b'\'') => '\'',
                _ => return Err(self.fault(Code::BrokenXml, self.at)),
            };
            let from = self.at + 1;
            let length = self.text[from..].find(quote);
            let value = length.map(|length| &self.text[from..from + length]);
            let Some(value) = value.filter(|value| !value.contains('<')) else {
                return Err(self.fault(Code::BrokenXml, from));
            };
            self.at = from + value.len() + 1;
            let value = self.plain(value, from)?;
            self.attributes.push((local(attribute), value));
        }
        if !self.ends {
            self.open.push(name);
        }
        Ok(Event::Open(local(name)))
    }

    fn close(&mut self) -> Result<Event<'t>, Refusal> {
        let start = self.at;
        self.at += 2;
        let name = self.name()?;
        self.spaces();
        if self.open.pop() == Some(name) && self.eat(">") {
            Ok(Event::Close)
        } else {
            Err(self.fault(Code::BrokenXml, start))
        }
    }

    fn name(&mut self) -> Result<&'t str, Refusal> {
        let rest = &self.text[self.at..];
        let ends = |sign: char| {
            matches!(
                sign,
                ' ' | '\t' | '\n' | '\r' | '=' | '/' | '>' | '<' | '"' | '\'' | '&'
            )
        };
        let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
        if name.is_empty() {
            return Err(self.fault(Code::BrokenXml, self.at));
        }
        self.at += name.len();
        Ok(name)
    }

    fn spaces(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let after = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.at += rest.len() - after.len();
        after.len() < rest.len()
    }

    fn eat(&mut self, signs: &str) -> bool {
        let there = self.text[self.at..].starts_with(signs);
        if there {
            self.at += signs.len();
        }
        there
    }

    /// Goes past something, and gives what is in it.
    fn skip(&mut self, from: usize, end: &str) -> Result<&'t str, Refusal> {
        let inside = &self.text[self.at + from..];
        let length = inside
            .as_bytes()
            .windows(end.len())
            .position(|signs| signs == end.as_bytes());
        let Some(length) = length else {
            return Err(self.fault(Code::BrokenXml, self.at));
        };
        let text = &inside[..length];
        self.at += from + length + end.len();
        self.lawful(text, self.at - end.len() - length)?;
        Ok(text)
    }

    /// Text with its entities resolved.
    fn plain(&self, raw: &'t str, from: usize) -> Result<Cow<'t, str>, Refusal> {
        self.lawful(raw, from)?;
        if !raw.contains(['&', '\r']) {
            return Ok(raw.into());
        }
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find(['&', '\r']) {
            out.push_str(&rest[..at]);
            let place = from + raw.len() - rest.len() + at;
            if let Some(after) = rest[at..].strip_prefix('\r') {
                out.push('\n');
                rest = after.strip_prefix('\n').unwrap_or(after);
                continue;
            }
            // No entity that we know is longer.
            let name = rest.as_bytes()[at..]
                .iter()
                .take(12)
                .position(|byte| *byte == b';');
            let Some(length) = name else {
                return Err(self.fault(Code::BrokenXml, place));
            };
            let sign = match &rest[at + 1..at + length] {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                name => match numbered(name) {
                    Some(sign) => sign,
                    None if name.starts_with('#') => return Err(self.fault(Code::BrokenXml, place)),
                    None => return Err(self.fault(Code::UnknownEntity, place)),
                },
            };
            out.push(sign);
            rest = &rest[at + length + 1..];
        }
        out.push_str(rest);
        Ok(out.into())
    }

    /// XML has no place for control signs.
    fn lawful(&self, text: &str, from: usize) -> Result<(), Refusal> {
        match text.find(|sign| !is_sign(sign)) {
            Some(at) => Err(self.fault(Code::BrokenXml, from + at)),
            None => Ok(()),
        }
    }

    fn fault(&self, code: Code, at: usize) -> Refusal {
        Refusal::at_line(code, self.text, at)
    }
}

/// Without the prefix of its namespace: `y:Geometry` is Geometry.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// `#65`, `#x41`.
fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(number.ok()?).filter(|sign| is_sign(*sign))
}

/// Whether XML 1.0 has this sign.
fn is_sign(sign: char) -> bool {
    !matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Writes a text so that every reader gives it back, in an element and in an attribute alike; what XML cannot hold
/// becomes the sign for what cannot be shown.
pub(super) fn escape(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            sign if is_sign(sign) => out.push(sign),
            _ => out.push('\u{fffd}'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that a text holds, in one line.
    fn told(text: &str) -> Result<String, Code> {
        let mut reader = Reader::new(text);
        let mut out = String::new();
        loop {
            match reader.next().map_err(|refusal| refusal.code())? {
                Event::Open(name) => {
                    out.push('<');
                    out.push_str(name);
                    for (name, value) in &reader.attributes {
                        out.push_str(&format!(" {name}={value:?}"));
                    }
                    out.push('>');
                }
                Event::Close => out.push_str("</>"),
                Event::Text(text) => out.push_str(&text),
                Event::End => return Ok(out),
            }
        }
    }

    #[test]
    fn elements_attributes_text_and_the_five_entities() {
        let text = "\u{feff}<?xml version='1.0'?><!-- a > b --><y:a x = '1' n:y=\"&lt;&#x4e2d;&#25991;\">b&amp;c\r\n\
                    <d/><![CDATA[<&>]]></y:a >\n";
        let expected = "<a x=\"1\" y=\"<中文\">b&c\n<d></><&></>";
        assert_eq!(told(text).as_deref(), Ok(expected));
    }

    #[test]
    fn what_is_broken_or_forbidden_is_refused() {
        use Code::*;
        for (text, code) in [
            ("", BrokenXml),
            ("text", BrokenXml),
            ("<a>", BrokenXml),
            ("<a></b>", BrokenXml),
            ("<a/><b/>", BrokenXml),
            ("<a b=1/>", BrokenXml),
            ("<a b='1'c='2'/>", BrokenXml),
            ("<a b='<'/>", BrokenXml),
            ("<a b='1", BrokenXml),
            ("<a><!-- ", BrokenXml),
            ("<a><![CDATA[ ]]", BrokenXml),
            ("<a>&#0;</a>", BrokenXml),
            ("<a>&#xd800;</a>", BrokenXml),
            ("<a>\0</a>", BrokenXml),
            ("<a>& b</a>", BrokenXml),
            ("<a>&中文;</a>", UnknownEntity),
            ("<a>&nbsp;</a>", UnknownEntity),
            ("<!DOCTYPE a><a/>", Doctype),
            ("<a><!ELEMENT b></a>", BrokenXml),
        ] {
            assert_eq!(told(text), Err(code), "{text}");
        }
        assert!(told(&("<a>".repeat(128) + &"</a>".repeat(128))).is_ok());
        assert_eq!(told(&"<a>".repeat(129)), Err(TooDeep));
    }

    #[test]
    fn what_is_escaped_reads_as_itself() {
        let text = "a<b>&\"'\t\r\n ]]> 中文 😀";
        let mut file = String::from("<a b=\"");
        escape(&mut file, text);
        file.push_str("\"/>");
        assert_eq!(told(&file), Ok(format!("<a b={text:?}></>")));
    }
}
