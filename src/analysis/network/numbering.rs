//! How a document is numbered.

use super::{
    Activity, Exchange, Factor, Input, MOST_UNITS_WITH_ALL_PAIRS, Medium, Member, Numbers, Output, Pair,
    Project, Span, Transfer, key,
};
use crate::analysis::fit::Fit;
use crate::math::bits::{self, BitRows, RunRows};
use crate::math::order::{Grouped, sort_by_number};
use crate::model::names::{Brief, Names};
use crate::model::{self, Consortium, Period, Step};

/// Why a name is always found.
const NOTHING_DANGLES: &str = "a document that was read refers to nothing that is not there";

impl Numbers {
    /// Numbers a document, as [`Network::new`] does.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: &Consortium) -> Self {
        let months = document.months as usize;
        let fit = Fit::new(document);
        let mut names = Names::default();
        for (index, unit) in document.units.iter().enumerate() {
            names.add(&unit.id, index);
        }
        let unit_of = |id: &str| names.get(id).expect(NOTHING_DANGLES) as u32;
        let mut media = Names::default();

        let mut outputs = Vec::with_capacity(fit.outputs.len());
        let mut inputs = Vec::with_capacity(fit.inputs.len());
        let mut output_names = Vec::with_capacity(fit.outputs.len());
        let mut input_names = Vec::with_capacity(fit.inputs.len());
        for unit in &document.units {
            output_names.extend(unit.outputs.iter().map(|it| Brief::of(&it.id)));
            input_names.extend(unit.inputs.iter().map(|it| Brief::of(&it.id)));
            outputs.extend(unit.outputs.iter().map(|it| Output {
                amount: it.amount,
                quality: it.quality,
                cost: it.cost,
                carrier: it.carrier,
            }));
            inputs.extend(unit.inputs.iter().map(|it| Input {
                amount: it.amount,
                value: it.value,
            }));
        }
        let mut active = BitRows::new(document.exchanges.len() + document.projects.len(), months);
        let mut meetings = Vec::with_capacity(document.exchanges.len());
        let mut takes_part = vec![false; document.units.len()];

        let mut exchanges = Vec::with_capacity(document.exchanges.len());
        for (index, exchange) in document.exchanges.iter().enumerate() {
            let (giver, receiver) = (unit_of(&exchange.from.unit), unit_of(&exchange.to.unit));
            let output = place(
                &fit.output_start,
                &output_names,
                giver,
                &exchange.from.output,
                |at| &document.units[giver as usize].outputs[at].id,
            );
            let input = place(
                &fit.input_start,
                &input_names,
                receiver,
                &exchange.to.input,
                |at| &document.units[receiver as usize].inputs[at].id,
            );
            let (from, to): (&Output, &Input) = (&outputs[output as usize], &inputs[input as usize]);
            let rate = fit.rate(fit.outputs[output as usize], fit.inputs[input as usize]);
            if exchange.amount > 0.0 && fill(&mut active, index, &exchange.periods, months) {
                let activity = Activity::Exchange {
                    index: index as u32,
                    giver: u8::from(giver > receiver),
                };
                meetings.push((key(giver, receiver), activity));
                takes_part[giver as usize] = true;
                takes_part[receiver as usize] = true;
            }
            exchanges.push(Exchange {
                giver,
                receiver,
                output,
                input,
                amount: exchange.amount,
                rate,
                worth: to.value * from.quality * rate,
                cost: from.cost,
                eta: 1.0,
                pair: None,
                carrier: from.carrier,
                medium: number(&mut media, &exchange.medium),
                open_ended: runs_on(&exchange.periods, months),
            });
        }

        let eta = |own: Option<f64>| 1.0 / (1.0 + own.unwrap_or(document.settings.resistance));
        let mut projects = Vec::with_capacity(document.projects.len());
        for (index, project) in document.projects.iter().enumerate() {
            let members: Vec<Member> = project
                .members
                .iter()
                .map(|it| Member {
                    unit: unit_of(&it.unit),
                    cost: it.cost,
                    share: it.share,
                })
                .collect();
            let row = document.exchanges.len() + index;
            let is_active = fill(&mut active, row, &project.periods, months);
            if is_active {
                for (a, one) in (0..).zip(&members) {
                    takes_part[one.unit as usize] = true;
                    for (b, other) in (0..a).zip(&members) {
                        let members = if one.unit < other.unit { [a, b] } else { [b, a] };
                        let index = index as u32;
                        meetings.push((key(one.unit, other.unit), Activity::Project { index, members }));
                    }
                }
            }
            projects.push(Project {
                members,
                value: project.value,
                eta: eta(project.resistance),
                active: is_active,
                medium: number(&mut media, &project.medium),
                carriers: project.carriers.clone(),
                open_ended: runs_on(&project.periods, months),
            });
        }

        // Of a pair, exchanges stay before projects and both in document order.
        sort_by_number(&mut meetings, |&(pair, _)| pair);
        let truncated = document.units.len() > MOST_UNITS_WITH_ALL_PAIRS;
        let (mut pairs, compatible_pairs) = list_pairs(document, &fit, &meetings, truncated);
        let activities: Vec<Activity> = meetings.into_iter().map(|(_, activity)| activity).collect();
        let mut links = Vec::with_capacity(document.links.len());
        let mut contacts = BitRows::new(document.links.len(), months);
        for (number, link) in document.links.iter().enumerate() {
            let pair = key(unit_of(&link.between[0]), unit_of(&link.between[1]));
            let place = pairs.binary_search_by_key(&pair, Pair::key).ok();
            links.push(place.map(|index| index as u32));
            if let Some(index) = place {
                let pair = &mut pairs[index];
                pair.eta = eta(link.resistance);
                pair.coordination = link.coordination;
                pair.persistent = link.persistent;
                pair.link = Some(number as u32);
                for activity in &activities[pair.range()] {
                    if let Activity::Exchange { index, .. } = *activity {
                        contacts.unite(number, active.row(index as usize));
                    }
                }
            }
        }
        for (index, pair) in (0..).zip(&pairs) {
            for activity in &activities[pair.range()] {
                if let Activity::Exchange { index: exchange, .. } = *activity {
                    let exchange = &mut exchanges[exchange as usize];
                    (exchange.pair, exchange.eta) = (Some(index), pair.eta);
                }
            }
        }
        let contract = &document.contract;
        let transfers = contract.transfers.iter().map(|transfer| Transfer {
            from: unit_of(&transfer.from),
            to: unit_of(&transfer.to),
            amount: transfer.amount * months as f64,
        });
        let members = || exchanges.iter().zip(0u32..);
        Self {
            months,
            settings: document.settings.clone(),
            outputs,
            inputs,
            by_output: Grouped::new(fit.outputs.len(), members().map(|(it, index)| (it.output, index))),
            by_input: Grouped::new(fit.inputs.len(), members().map(|(it, index)| (it.input, index))),
            factors: document
                .environment
                .iter()
                .map(|it| Factor::new(it, months))
                .collect(),
            links,
            contacts,
            transfers: transfers.collect(),
            incentives: contract
                .incentives
                .iter()
                .map(|incentive| unit_of(&incentive.unit))
                .collect(),
            active_exchanges: exchanges.iter().filter(|it| it.pair.is_some()).count(),
            fit,
            exchanges,
            projects,
            runs: RunRows::new(&active),
            active,
            pairs,
            activities,
            takes_part,
            compatible_pairs,
            truncated,
        }
    }
}

impl Factor {
    /// Of two steps in the same month the last counts.
    pub(in crate::analysis) fn new(factor: &model::Factor, months: usize) -> Self {
        let mut steps: Vec<(usize, &Step)> = factor.steps.iter().enumerate().collect();
        sort_by_number(&mut steps, |(_, Step(month, _))| (*month).into());
        let ends = steps.iter().skip(1).map(|(_, Step(month, _))| *month as usize);
        let spans = steps
            .iter()
            .zip(ends.chain([months]))
            .map(|(&(step, &Step(from, sign)), to)| Span {
                from: from as usize,
                to: to.min(months),
                sign,
                step,
            });
        Self {
            scope: factor.scope,
            weight: factor.weight,
            spans: spans.filter(|span| span.from < span.to).collect(),
        }
    }
}

/// Where the parameter of a unit stands among all, by its id.
fn place<'n>(start: &[u32], names: &[Brief], unit: u32, id: &str, read: impl Fn(usize) -> &'n str) -> u32 {
    let (from, to) = (start[unit as usize], start[unit as usize + 1]);
    let own = &names[from as usize..to as usize];
    from + Brief::place(own, id, read).expect(NOTHING_DANGLES) as u32
}

/// The number of a medium: how many others came before it.
fn number<'d>(media: &mut Names<'d>, medium: &'d str) -> Medium {
    let next = media.len();
    (!medium.is_empty()).then(|| media.add(medium, next).unwrap_or(next) as u32)
}

/// Whether some period is open-ended within the horizon.
fn runs_on(periods: &[Period], months: usize) -> bool {
    periods
        .iter()
        .any(|&Period(start, end)| end.is_none() && (start as usize) < months)
}

/// Marks the months that the periods cover, up to the horizon; whether there are any.
#[inline]
fn fill(active: &mut BitRows, row: usize, periods: &[Period], months: usize) -> bool {
    let mut any = false;
    for &Period(start, end) in periods {
        let start = start as usize;
        let end = end.map_or(months, |end| months.min(end as usize));
        if start < end {
            active.fill(row, start, end);
            any = true;
        }
    }
    any
}

/// The pairs that are active or, unless `truncated`, compatible; and how many are compatible in all.
fn list_pairs(
    document: &Consortium,
    fit: &Fit,
    meetings: &[(u64, Activity)],
    truncated: bool,
) -> (Vec<Pair>, u32) {
    let eta = 1.0 / (1.0 + document.settings.resistance);
    let mut pairs: Vec<Pair> = Vec::with_capacity(meetings.len());
    let mut next = 0;
    let mut compatible_pairs = 0;
    let mut list = |one: u32, other: u32, compatible: bool| {
        let first = next;
        while meetings
            .get(next)
            .is_some_and(|&(pair, _)| pair == key(one, other))
        {
            next += 1;
        }
        let (first, end) = (first as u32, next as u32);
        let units = [one, other];
        pairs.push(Pair {
            units,
            eta,
            coordination: 0.0,
            persistent: false,
            link: None,
            compatible,
            first,
            end,
        });
        meetings.get(next).map(|&(pair, _)| pair)
    };
    let mut upcoming = meetings.first().map(|&(pair, _)| pair);
    fit.partners(document, |one, partners| {
        compatible_pairs += bits::count(partners);
        let of_one = |pair: &u64| pair >> 32 == one as u64;
        if truncated {
            while let Some(pair) = upcoming.filter(of_one) {
                let other = pair as u32;
                upcoming = list(one as u32, other, bits::contains(partners, other as usize));
            }
        } else {
            for other in one + 1..document.units.len() {
                let compatible = bits::contains(partners, other);
                if compatible || upcoming == Some(key(one as u32, other as u32)) {
                    upcoming = list(one as u32, other as u32, compatible);
                }
            }
        }
    });
    (pairs, compatible_pairs / 2)
}
