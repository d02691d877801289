//! One change of a document: made in it, and told as what is to be put where.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::{
    Carrier, Consortium, Exchange, Incentive, InputPort, Link, Member, OutputPort, Period, Project, Step,
    Text, Transfer,
};

/// A value to put at a place of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Patch {
    /// A JSON pointer. Lists and records that are missing on the way are made; a last key of `-` is the place after
    /// the last of a list.
    pub pointer: String,
    /// What to put there, instead of what is there.
    pub value: Put,
}

/// What a patch puts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(untagged)]
pub enum Put {
    Number(f64),
    Flag(bool),
    Text(String),
    Periods(Vec<Period>),
    Steps(Vec<Step>),
    Exchange(NewExchange),
    Project(NewProject),
    Link(NewLink),
    Transfer(Transfer),
    Incentive(Incentive),
}

/// An exchange, with the fields that it needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NewExchange {
    /// Unlike the ids that are there.
    pub id: String,
    /// What gives.
    pub from: OutputPort,
    /// What receives.
    pub to: InputPort,
    /// Units of the resource per month.
    pub amount: f64,
    /// Through what it goes.
    pub medium: String,
    /// When it runs.
    pub periods: Vec<Period>,
}

/// A project, with the fields that it needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NewProject {
    /// Unlike the ids that are there.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Who is in it.
    pub members: Vec<Member>,
    /// eu per active month.
    pub value: f64,
    /// λ.
    pub resistance: f64,
    /// Through what it goes.
    pub medium: String,
    /// What carries it.
    pub carriers: Vec<Carrier>,
    /// When it runs.
    pub periods: Vec<Period>,
}

/// A link, with the fields that it needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NewLink {
    /// Ids of the two units.
    pub between: [String; 2],
    /// λ.
    pub resistance: f64,
}

/// What can be changed. Numbers are places in the document's lists.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Quality {
        unit: usize,
        output: usize,
        quality: f64,
    },
    AddExchange(NewExchange),
    ExchangeAmount {
        exchange: usize,
        amount: f64,
    },
    ExchangeMedium {
        exchange: usize,
        medium: String,
    },
    ExchangePeriods {
        exchange: usize,
        periods: Vec<Period>,
    },
    AddProject(NewProject),
    ProjectValue {
        project: usize,
        value: f64,
    },
    MemberCost {
        project: usize,
        member: usize,
        cost: f64,
    },
    ProjectMedium {
        project: usize,
        medium: String,
    },
    ProjectPeriods {
        project: usize,
        periods: Vec<Period>,
    },
    ProjectResistance {
        project: usize,
        resistance: f64,
    },
    AddLink(NewLink),
    LinkResistance {
        link: usize,
        resistance: f64,
    },
    AddTransfer(Transfer),
    CountTransfers,
    AddIncentive(Incentive),
    Reward {
        incentive: usize,
        reward: f64,
    },
    Penalty {
        incentive: usize,
        penalty: f64,
    },
    Steps {
        factor: usize,
        steps: Vec<Step>,
    },
}

impl Change {
    /// Makes the change in a document, and tells it.
    pub fn make(self, document: &mut Consortium) -> Patch {
        let contract = &mut document.contract;
        match self {
            Self::Quality {
                unit,
                output,
                quality,
            } => {
                document.units[unit].outputs[output].quality = quality;
                let pointer = pointer(&["units", &number(unit), "outputs", &number(output), "quality"]);
                patch(pointer, Put::Number(quality))
            }
            Self::AddExchange(new) => {
                document.exchanges.push(Exchange {
                    id: new.id.clone(),
                    from: new.from.clone(),
                    to: new.to.clone(),
                    amount: new.amount,
                    medium: new.medium.clone(),
                    periods: new.periods.clone(),
                    note: Text::default(),
                });
                patch(pointer(&["exchanges", "-"]), Put::Exchange(new))
            }
            Self::ExchangeAmount { exchange, amount } => {
                document.exchanges[exchange].amount = amount;
                patch(of("exchanges", exchange, "amount"), Put::Number(amount))
            }
            Self::ExchangeMedium { exchange, medium } => {
                document.exchanges[exchange].medium.clone_from(&medium);
                patch(of("exchanges", exchange, "medium"), Put::Text(medium))
            }
            Self::ExchangePeriods { exchange, periods } => {
                document.exchanges[exchange].periods.clone_from(&periods);
                patch(of("exchanges", exchange, "periods"), Put::Periods(periods))
            }
            Self::AddProject(new) => {
                document.projects.push(Project {
                    id: new.id.clone(),
                    name: new.name.clone(),
                    members: new.members.clone(),
                    value: new.value,
                    resistance: Some(new.resistance),
                    medium: new.medium.clone(),
                    carriers: new.carriers.clone(),
                    periods: new.periods.clone(),
                    note: Text::default(),
                });
                patch(pointer(&["projects", "-"]), Put::Project(new))
            }
            Self::ProjectValue { project, value } => {
                document.projects[project].value = value;
                patch(of("projects", project, "value"), Put::Number(value))
            }
            Self::MemberCost {
                project,
                member,
                cost,
            } => {
                document.projects[project].members[member].cost = cost;
                let pointer = pointer(&["projects", &number(project), "members", &number(member), "cost"]);
                patch(pointer, Put::Number(cost))
            }
            Self::ProjectMedium { project, medium } => {
                document.projects[project].medium.clone_from(&medium);
                patch(of("projects", project, "medium"), Put::Text(medium))
            }
            Self::ProjectPeriods { project, periods } => {
                document.projects[project].periods.clone_from(&periods);
                patch(of("projects", project, "periods"), Put::Periods(periods))
            }
            Self::ProjectResistance { project, resistance } => {
                document.projects[project].resistance = Some(resistance);
                patch(of("projects", project, "resistance"), Put::Number(resistance))
            }
            Self::AddLink(new) => {
                document.links.push(Link {
                    between: new.between.clone(),
                    resistance: Some(new.resistance),
                    coordination: 0.0,
                    persistent: false,
                    note: Text::default(),
                });
                patch(pointer(&["links", "-"]), Put::Link(new))
            }
            Self::LinkResistance { link, resistance } => {
                document.links[link].resistance = Some(resistance);
                patch(of("links", link, "resistance"), Put::Number(resistance))
            }
            Self::AddTransfer(new) => {
                contract.transfers.push(new.clone());
                patch(pointer(&["contract", "transfers", "-"]), Put::Transfer(new))
            }
            Self::CountTransfers => {
                document.settings.modes_after_contract = true;
                patch(pointer(&["settings", "modesAfterContract"]), Put::Flag(true))
            }
            Self::AddIncentive(new) => {
                contract.incentives.push(new.clone());
                patch(pointer(&["contract", "incentives", "-"]), Put::Incentive(new))
            }
            Self::Reward { incentive, reward } => {
                contract.incentives[incentive].reward = reward;
                let pointer = pointer(&["contract", "incentives", &number(incentive), "reward"]);
                patch(pointer, Put::Number(reward))
            }
            Self::Penalty { incentive, penalty } => {
                contract.incentives[incentive].penalty = penalty;
                let pointer = pointer(&["contract", "incentives", &number(incentive), "penalty"]);
                patch(pointer, Put::Number(penalty))
            }
            Self::Steps { factor, steps } => {
                document.environment[factor].steps.clone_from(&steps);
                patch(of("environment", factor, "steps"), Put::Steps(steps))
            }
        }
    }
}

fn patch(pointer: String, value: Put) -> Patch {
    Patch { pointer, value }
}

/// The pointer to a field of a record in a list.
fn of(list: &str, place: usize, field: &str) -> String {
    pointer(&[list, &number(place), field])
}

fn pointer(keys: &[&str]) -> String {
    keys.iter().flat_map(|key| ["/", key]).collect()
}

fn number(place: usize) -> String {
    place.to_string()
}
