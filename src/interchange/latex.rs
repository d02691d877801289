//! LaTeX out: tables of the units, the exchanges and the ledger, for papers.

use super::field::{ends, label, word};
use crate::analysis::analyse;
use crate::model::names::Names;
use crate::model::{Consortium, vocabulary};

/// The headings of the tables, in one language.
struct Words {
    note: &'static str,
    units: [&'static str; 6],
    exchanges: [&'static str; 6],
    ledger: [&'static str; 7],
}

const EN: Words = Words {
    note: "Energies in eu over the horizon. Names may be Chinese: typeset with XeLaTeX or LuaLaTeX and ctex.",
    units: ["Unit", "Kind", "$N$", "Receipt", "Outlay", "$S_i$"],
    exchanges: ["From", "To", "Resource", "Amount", "Generation", "Surplus"],
    ledger: [
        "Energy",
        "Generation $G$",
        "Interface loss",
        "Cost",
        "Coordination",
        "Dissipation $X$",
        "Surplus $S$",
    ],
};

const ZH: Words = Words {
    note: "能量单位为 eu，按全期合计。用 XeLaTeX 或 LuaLaTeX 编译，并载入 ctex。",
    units: ["共生单元", "类别", "$N$", "所得", "付出", "$S_i$"],
    exchanges: ["给出方", "接收方", "资源", "数量", "产生", "盈余"],
    ledger: [
        "能量",
        "产生 $G$",
        "界面损失",
        "成本",
        "协调",
        "耗散 $X$",
        "盈余 $S$",
    ],
};

/// A consortium as three `tabular`s, which need no package of their own.
pub fn to_latex(document: &Consortium, zh: bool) -> String {
    let words = if zh { &ZH } else { &EN };
    let vocabulary = vocabulary();
    let mut numbers = Names::default();
    for (at, unit) in document.units.iter().enumerate() {
        numbers.add(&unit.id, at);
    }
    let find = |id: &str| numbers.get(id).map(|at| &document.units[at]);
    let name = |id: &str| {
        let unit = find(id);
        escaped(unit.map_or(id, |unit| label(&unit.name, zh, &unit.id)))
    };
    let mut out = String::from("% ");
    out.push_str(words.note);
    out.push('\n');
    let Some(ledger) = analyse(document).ledger else {
        return out;
    };

    begin(&mut out, "llrrrr", &words.units);
    for (unit, lines) in document.units.iter().zip(&ledger.units) {
        let kind = vocabulary.kinds.iter().find(|kind| kind.id == unit.kind);
        let kind = kind.map_or(word(unit.kind), |kind| label(&kind.name, zh, word(unit.kind)));
        let mut cells = vec![escaped(label(&unit.name, zh, &unit.id)), escaped(kind)];
        cells.extend([unit.capacity, lines.receipt, lines.outlay, lines.surplus].map(rounded));
        row(&mut out, &cells);
    }
    end(&mut out);

    begin(&mut out, "lllrrr", &words.exchanges);
    for (exchange, lines) in document.exchanges.iter().zip(&ledger.exchanges) {
        let [from, to] = ends(exchange).map(&name);
        let unit = find(&exchange.from.unit);
        let output = unit.and_then(|unit| unit.outputs.iter().find(|own| own.id == exchange.from.output));
        let resource = output.map_or("", |output| &output.resource);
        let known = vocabulary.resources.iter().find(|word| word.id == resource);
        let resource = known.map_or(resource, |word| label(&word.name, zh, &word.id));
        let mut cells = vec![from, to, escaped(resource)];
        cells.extend([exchange.amount, lines.generation, lines.surplus].map(rounded));
        row(&mut out, &cells);
    }
    end(&mut out);

    let [head, names @ ..] = &words.ledger;
    begin(&mut out, "lr", &[*head, "eu"]);
    let total = &ledger.total;
    let numbers = [
        total.generation,
        total.interface_loss,
        total.cost,
        total.coordination,
        total.dissipation,
        total.surplus,
    ];
    for (name, number) in names.iter().zip(numbers) {
        row(&mut out, &[(*name).to_owned(), rounded(number)]);
    }
    end(&mut out);
    out
}

fn begin(out: &mut String, columns: &str, heads: &[&str]) {
    out.push_str("\n\\begin{tabular}{");
    out.push_str(columns);
    out.push_str("}\n  \\hline\n");
    row(
        out,
        &heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>(),
    );
    out.push_str("  \\hline\n");
}

fn end(out: &mut String) {
    out.push_str("  \\hline\n\\end{tabular}\n");
}

fn row(out: &mut String, cells: &[String]) {
    out.push_str("  ");
    out.push_str(&cells.join(" & "));
    out.push_str(" \\\\\n");
}

/// To a hundredth, as papers have it; in mathematics, where the minus is one.
fn rounded(number: f64) -> String {
    let fixed = if number.abs() < 1e15 {
        format!("{number:.2}")
    } else {
        format!("{number:e}")
    };
    let short = match fixed.split_once('.') {
        Some(_) if !fixed.contains('e') => fixed.trim_end_matches('0').trim_end_matches('.'),
        _ => &fixed,
    };
    ["$", if short == "-0" { "0" } else { short }, "$"].concat()
}

/// A text in which no sign means anything to LaTeX.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(sign);
            }
            // At the start of a row it would be an argument of the line end before it.
            '[' | ']' | '*' => {
                out.push('{');
                out.push(sign);
                out.push('}');
            }
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_a_command() {
        assert_eq!(
            escaped("\\input{x}%$&_#^~\n[*]"),
            "\\textbackslash{}input\\{x\\}\\%\\$\\&\\_\\#\\textasciicircum{}\\textasciitilde{} {[}{*}{]}"
        );
    }

    #[test]
    fn numbers_are_rounded_to_a_hundredth() {
        for (number, text) in [
            (31.0, "$31$"),
            (-0.001, "$0$"),
            (-2.5, "$-2.5$"),
            (1.0 / 3.0, "$0.33$"),
            (100.0, "$100$"),
        ] {
            assert_eq!(rounded(number), text);
        }
    }
}
