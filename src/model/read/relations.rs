//! What units do with each other: exchanges, projects, links, and when.

use super::fields::{List, Record, number_of, two_of};
use super::known::{Known, Port, Side};
use super::told::{Place, Told, number, text};
use super::warnings::Watch;
use super::{LIMITS, id};
use crate::model::json::Json;
use crate::model::names::{NamePairs, Names};
use crate::model::range::{MONTH, NOT_NEGATIVE};
use crate::model::{Code, Exchange, InputPort, Link, Member, OutputPort, Period, Project};

/// How far shares may be from summing to 1.
const SHARES_TOLERANCE: f64 = 1e-9;

pub(super) fn exchanges<'d>(
    root: &Record<'d, '_>,
    known: &Known<'d>,
    watch: &mut Watch<'d>,
) -> Vec<Exchange> {
    let mut exchanges = Vec::new();
    let Some(list) = root.list("exchanges", LIMITS.exchanges) else {
        return exchanges;
    };
    let mut ids = Names::default();
    for (_, record) in list.records() {
        record.require(&["id", "from", "to", "amount"]);
        let id = id(&record, &mut ids);
        let port = |end: &'static str, side| {
            let end = record.record(end);
            end.map_or_else(Port::default, |end| known.port(&end, side))
        };
        let (from, to) = (port("from", Side::Output), port("to", Side::Input));
        let amount = record.number("amount", &NOT_NEGATIVE);
        let periods = periods(&record, watch.horizon);
        if let Some(unit) = from.unit
            && from.unit == to.unit
        {
            let values = vec![text("unit", unit)];
            record.told.error(Code::SelfExchange, record.place, values);
        } else {
            watch.exchange(&record, known, &from, &to, amount, periods.as_deref());
        }
        let name = |given: Option<&str>| given.unwrap_or_default().to_string();
        exchanges.push(Exchange {
            id: name(id),
            from: OutputPort {
                unit: name(from.unit),
                output: name(from.name),
            },
            to: InputPort {
                unit: name(to.unit),
                input: name(to.name),
            },
            amount: amount.unwrap_or_default(),
            medium: name(record.string("medium")),
            periods: periods.unwrap_or_default(),
            note: record.text("note"),
        });
    }
    exchanges
}

pub(super) fn projects<'d>(root: &Record<'d, '_>, known: &Known<'d>, watch: &mut Watch<'d>) -> Vec<Project> {
    let mut projects = Vec::new();
    let Some(list) = root.list("projects", LIMITS.projects) else {
        return projects;
    };
    let mut ids = Names::default();
    for (_, record) in list.records() {
        record.require(&["id", "members", "value"]);
        let id = id(&record, &mut ids);
        let periods = periods(&record, watch.horizon);
        let members = if record.has("members") {
            record.list("members", LIMITS.members)
        } else {
            None
        };
        let members = members.map(|list| members_of(&list, known)).unwrap_or_default();
        watch.project(members.iter().filter_map(|(unit, _)| *unit), periods.as_deref());
        projects.push(Project {
            id: id.unwrap_or_default().into(),
            name: record.text("name"),
            members: members.into_iter().map(|(_, member)| member).collect(),
            value: record.number_or("value", &NOT_NEGATIVE, 0.0),
            resistance: record.number("resistance", &NOT_NEGATIVE),
            medium: record.string("medium").unwrap_or_default().into(),
            carriers: record
                .list("carriers", usize::MAX)
                .map(|carriers| carriers.words())
                .unwrap_or_default(),
            periods: periods.unwrap_or_default(),
            note: record.text("note"),
        });
    }
    projects
}

/// Reads the members of a project, each with its unit as far as it is there.
fn members_of<'d>(list: &List<'d, '_>, known: &Known<'d>) -> Vec<(Option<&'d str>, Member)> {
    let mut members = Vec::new();
    let mut units = Names::default();
    let mut different = list.items.len();
    let mut shares = Vec::new();
    for (_, record) in list.records() {
        record.require(&["unit"]);
        let unit = known.unit(&record, "unit");
        if let Some(unit) = unit
            && units.add(unit, 0).is_some()
        {
            different -= 1;
            record.told.error(
                Code::DuplicateMember,
                record.place.field("unit"),
                vec![text("value", unit)],
            );
        }
        let share = record.number("share", &NOT_NEGATIVE);
        shares.push((record.has("share"), share));
        members.push((
            unit,
            Member {
                unit: unit.unwrap_or_default().into(),
                cost: record.number_or("cost", &NOT_NEGATIVE, 0.0),
                share: share.unwrap_or_default(),
            },
        ));
    }
    if different < 2 {
        let values = vec![number("value", different as f64), number("least", 2.0)];
        list.told.error(Code::TooFewMembers, list.place, values);
    }
    if !shares.iter().any(|(given, _)| *given) {
        let equal = 1.0 / members.len() as f64;
        for (_, member) in &mut members {
            member.share = equal;
        }
    } else if shares.len() == list.items.len() {
        shares_in_order(list, &shares);
    }
    members
}

/// Shares are given of all members or of none, and sum to 1. Of shares that could not be read nothing
/// more is told.
fn shares_in_order(list: &List, shares: &[(bool, Option<f64>)]) {
    let given = shares.iter().filter(|(given, _)| *given).count();
    let read: Vec<f64> = shares.iter().filter_map(|(_, share)| *share).collect();
    if read.len() < given {
        return;
    }
    let sum: f64 = read.iter().sum();
    if given < shares.len() {
        let values = vec![
            number("value", given as f64),
            number("expected", shares.len() as f64),
        ];
        list.told.error(Code::SharesIncomplete, list.place, values);
    } else if (sum - 1.0).abs() > SHARES_TOLERANCE {
        let values = vec![number("sum", sum), number("expected", 1.0)];
        list.told.error(Code::SharesSum, list.place, values);
    }
}

pub(super) fn links<'d>(root: &Record<'d, '_>, known: &Known<'d>) -> Vec<Link> {
    let mut links = Vec::new();
    let Some(list) = root.list("links", LIMITS.links) else {
        return links;
    };
    let mut pairs = NamePairs::default();
    for (_, record) in list.records() {
        record.require(&["between"]);
        let ends = between(&record, known);
        if let Some((first, second)) = ends {
            let place = record.place.field("between");
            let values = vec![text("first", first), text("second", second)];
            if first == second {
                record.told.error(Code::SelfLink, place, values);
            } else if pairs.add(first.min(second), first.max(second), 0).is_some() {
                record.told.error(Code::DuplicateLink, place, values);
            }
        }
        let (first, second) = ends.unwrap_or_default();
        links.push(Link {
            between: [first.into(), second.into()],
            resistance: record.number("resistance", &NOT_NEGATIVE),
            coordination: record.number_or("coordination", &NOT_NEGATIVE, 0.0),
            persistent: record.flag("persistent").unwrap_or_default(),
            note: record.text("note"),
        });
    }
    links
}

/// The two ends of a link, when both are there.
fn between<'d>(link: &Record<'d, '_>, known: &Known<'d>) -> Option<(&'d str, &'d str)> {
    let place = link.place.field("between");
    let (first, second) = two_of(link.get("between")?, place, link.told)?;
    let first = known.unit_of(first, place.item(0), link.told);
    let second = known.unit_of(second, place.item(1), link.told);
    Some((first?, second?))
}

/// Reads when something runs; nothing when some period could not be read.
fn periods(record: &Record, horizon: Option<u32>) -> Option<Vec<Period>> {
    if !record.has("periods") {
        return Some(vec![Period(0, None)]);
    }
    let list = record.list("periods", LIMITS.moments)?;
    let read: Vec<Option<Period>> = list
        .items()
        .map(|(value, place)| period(value, place, list.told, horizon))
        .collect();
    read.into_iter().collect()
}

fn period(value: &Json, place: Place, told: &Told, horizon: Option<u32>) -> Option<Period> {
    let (start, end) = two_of(value, place, told)?;
    let start = number_of(start, &MONTH, place.item(0), told);
    let end = if let Json::Null = end {
        Some(None)
    } else {
        number_of(end, &MONTH, place.item(1), told).map(Some)
    };
    let (start, end) = (start?, end?);
    let values = || {
        let mut values = vec![number("start", start)];
        values.extend(end.map(|end| number("end", end)));
        values
    };
    if end.is_some_and(|end| end <= start) {
        told.error(Code::EmptyPeriod, place, values());
        return None;
    }
    if let Some(horizon) = horizon {
        let months = f64::from(horizon);
        if start >= months || end.is_some_and(|end| end > months) {
            let mut values = values();
            values.push(number("months", months));
            told.warning(Code::PeriodPastHorizon, place, values);
        }
    }
    // Months beyond the integers are beyond every horizon, too.
    Some(Period(start as u32, end.map(|end| end as u32)))
}
