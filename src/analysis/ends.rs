//! What the end of a period decides: the organisational mode of its pair, for every end that the period can have.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::Network;
use super::organisation::{Level, organisation};
use crate::model::{Consortium, Period, unescape};

/// The organisational mode of a pair by the end of one period of one of its exchanges (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Ends {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// The month in which the period starts.
    pub start: u32,
    /// The mode when the period ends at start + 1, start + 2 … T; empty when it starts at T or later.
    pub levels: Vec<Level>,
    /// The mode when the period has no end.
    pub open_ended: Level,
}

/// The modes by end of the period at a pointer such as `/exchanges/3/periods/0`; none when there is no such
/// period in a list of periods.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn ends(consortium: &Consortium, pointer: &str) -> Option<Ends> {
    let keys: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    let [list, exchange, periods, period] = keys.as_slice() else {
        return None;
    };
    let (exchange, period): (usize, usize) = (exchange.parse().ok()?, period.parse().ok()?);
    if list != "exchanges" || periods != "periods" {
        return None;
    }
    let of = consortium.exchanges.get(exchange)?;
    let &Period(start, _) = of.periods.get(period)?;
    let mut alone = pair_alone(consortium, [&of.from.unit, &of.to.unit]);
    let place = alone.exchanges.iter().position(|known| known.id == of.id)?;
    let mut level = |end| {
        alone.exchanges[place].periods[period] = Period(start, end);
        let network = Network::new(&alone);
        let found = organisation(&network).pairs.into_iter().next();
        found.map_or(Level::None, |pair| pair.level)
    };
    let levels = (start + 1..=consortium.months)
        .map(|end| level(Some(end)))
        .collect();
    let open_ended = level(None);
    let [one, other] = alone.units.as_slice() else {
        return None;
    };
    Some(Ends {
        between: [one.id.clone(), other.id.clone()],
        start,
        levels,
        open_ended,
    })
}

/// What there is between two units, and nothing else.
fn pair_alone(consortium: &Consortium, pair: [&String; 2]) -> Consortium {
    let among = |unit: &String| pair.contains(&unit);
    let mut alone = Consortium {
        units: Vec::new(),
        exchanges: Vec::new(),
        projects: Vec::new(),
        links: Vec::new(),
        environment: Vec::new(),
        contract: Default::default(),
        ..consortium.clone()
    };
    let units = consortium.units.iter().filter(|unit| among(&unit.id));
    alone.units = units.cloned().collect();
    let exchanges = consortium.exchanges.iter();
    let exchanges = exchanges.filter(|exchange| among(&exchange.from.unit) && among(&exchange.to.unit));
    alone.exchanges = exchanges.cloned().collect();
    for project in &consortium.projects {
        let mut project = project.clone();
        project.members.retain(|member| among(&member.unit));
        if project.members.len() == 2 {
            alone.projects.push(project);
        }
    }
    let links = consortium.links.iter();
    let links = links.filter(|link| link.between.iter().all(among));
    alone.links = links.cloned().collect();
    alone
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(periods: serde_json::Value) -> Consortium {
        let port = |id: &str| json!([{"id": id, "resource": id, "carrier": "energy", "amount": 1}]);
        let value = json!({
            "type": "gongsheng", "version": 1, "months": 24,
            "units": [
                {"id": "C", "kind": "college", "outputs": port("a"), "inputs": port("b")},
                {"id": "E", "kind": "enterprise", "outputs": port("b"), "inputs": port("a")},
                {"id": "R", "kind": "institute", "inputs": port("a")}],
            "exchanges": [
                {"id": "other", "from": {"unit": "C", "output": "a"}, "to": {"unit": "R", "input": "a"}, "amount": 1},
                {"id": "x", "from": {"unit": "C", "output": "a"}, "to": {"unit": "E", "input": "a"}, "amount": 1,
                 "periods": periods}]
        });
        crate::model::read(&value).0.expect("valid")
    }

    #[test]
    fn a_single_run_is_a_point_until_it_is_long_enough_to_be_continuous() {
        let ends = ends(&document(json!([[2, 4]])), "/exchanges/1/periods/0").expect("a period");
        assert_eq!((ends.start, ends.levels.len()), (2, 22));
        // Twelve months make it continuous: [2, 14).
        assert_eq!(ends.levels[10], Level::Point);
        assert_eq!(ends.levels[11], Level::Continuous);
        assert_eq!(ends.open_ended, Level::Continuous);
    }

    #[test]
    fn every_end_is_what_the_whole_document_makes_of_it() {
        let pointer = "/exchanges/1/periods/1";
        let mut consortium = document(json!([[0, 3], [5, 6], [20, 22]]));
        let told = ends(&consortium, pointer).expect("a period");
        for (end, &level) in (6..).zip(&told.levels) {
            consortium.exchanges[1].periods[1] = Period(5, Some(end));
            let whole = organisation(&Network::new(&consortium));
            let pair = whole.pairs.iter().find(|pair| pair.between == told.between);
            assert_eq!(pair.map(|pair| pair.level), Some(level), "end {end}");
        }
        assert!(told.levels.contains(&Level::Intermittent) && told.levels.contains(&Level::Continuous));
    }

    #[test]
    fn what_is_no_period_has_no_ends() {
        let consortium = document(json!([[0, 3]]));
        for pointer in [
            "",
            "/exchanges/1/periods/7",
            "/exchanges/9/periods/0",
            "/exchanges/1/amount/0",
            "/x/y",
        ] {
            assert_eq!(ends(&consortium, pointer), None, "{pointer}");
        }
    }
}
