//! What derivations read: the document by number, the accounts, and each section of the analysis once it is
//! asked for.

use std::cell::OnceCell;

use super::super::accounts::{Accounts, Basis};
use super::super::behaviour::{self, Behaviour};
use super::super::compatibility::{self, Compatibility};
use super::super::diagnosis::{self, Finding};
use super::super::environment::Environment;
use super::super::evolution::dynamics::{Dynamics, Tracked};
use super::super::evolution::equilibrium::{self, Rest};
use super::super::evolution::{MOST_CAPACITIES, RELATIVE_TOLERANCE};
use super::super::flow::Limits;
use super::super::formation::{self, Formation};
use super::super::network::{Activity, Network};
use super::super::organisation::{self, Organisation};
use super::super::participation::{self, Participation};
use super::super::sharing::{self, FairShares, Sharing};
use super::expression::{Expression, Subscript, symbol};
use super::settings;
use super::{Derivation, Draft, Letter, Of, Subject, Thing};
use crate::math::bits;
use crate::model::{Consortium, Settings};

/// A consortium ready to be asked.
pub struct Sources<'a> {
    pub(super) document: &'a Consortium,
    pub(super) settings: &'a Settings,
    pub(super) network: Network<'a>,
    pub(super) limits: Limits,
    pub(super) environment: Environment,
    pub(super) accounts: Accounts,
    pub(super) fair: FairShares,
    behaviour: OnceCell<Behaviour>,
    compatibility: OnceCell<Compatibility>,
    findings: OnceCell<Vec<Finding>>,
    dynamics: OnceCell<Dynamics>,
    rest: OnceCell<Rest>,
    levels: OnceCell<Tracked>,
    formation: OnceCell<Formation>,
    organisation: OnceCell<Organisation>,
    participation: OnceCell<Participation>,
    sharing: OnceCell<Sharing>,
}

impl<'a> Sources<'a> {
    /// Reads a valid consortium.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: &'a Consortium) -> Self {
        let network = Network::new(document);
        let basis = Basis::of(&network);
        Self::on(network, basis)
    }

    /// Reads a valid consortium that lives in a given environment.
    pub(super) fn within(document: &'a Consortium, environment: Environment) -> Self {
        let network = Network::new(document);
        let basis = Basis::within(&network, environment);
        Self::on(network, basis)
    }

    fn on(network: Network<'a>, basis: Basis) -> Self {
        let Basis {
            limits,
            environment,
            accounts,
        } = basis;
        let document = network.document;
        let fair = FairShares::new(&network, &accounts);
        Self {
            document,
            settings: &document.settings,
            network,
            limits,
            environment,
            accounts,
            fair,
            behaviour: OnceCell::new(),
            compatibility: OnceCell::new(),
            findings: OnceCell::new(),
            dynamics: OnceCell::new(),
            rest: OnceCell::new(),
            levels: OnceCell::new(),
            formation: OnceCell::new(),
            organisation: OnceCell::new(),
            participation: OnceCell::new(),
            sharing: OnceCell::new(),
        }
    }

    /// Why a number or verdict is what it is; None when there is no such number, or it is not defined here.
    pub fn derivation(&self, subject: &Subject) -> Option<Derivation> {
        let draft = self.draft(subject)?;
        Some(draft.finish(subject, self.document))
    }

    pub(super) fn draft(&self, subject: &Subject) -> Option<Draft> {
        super::flow::draft(self, subject)
            .or_else(|| super::compatibility::draft(self, subject))
            .or_else(|| super::environment::draft(self, subject))
            .or_else(|| super::ledger::draft(self, subject))
            .or_else(|| super::contract::draft(self, subject))
            .or_else(|| super::behaviour::draft(self, subject))
            .or_else(|| super::organisation::draft(self, subject))
            .or_else(|| super::formation::draft(self, subject))
            .or_else(|| super::sharing::draft(self, subject))
            .or_else(|| super::evolution::draft(self, subject))
            .or_else(|| super::rest::draft(self, subject))
            .or_else(|| super::participation::draft(self, subject))
            .or_else(|| super::games::draft(self, subject))
            .or_else(|| super::states::draft(self, subject))
            .or_else(|| super::plane::draft(self, subject))
            .or_else(|| super::finding::draft(self, subject))
            .or_else(|| super::evidence::draft(self, subject))
            .or_else(|| super::remedy::draft(self, subject))
            .or_else(|| super::field::draft(self, subject))
            .or_else(|| super::turn::draft(self, subject))
            .or_else(|| super::sum::draft(self, subject))
    }

    pub(super) fn behaviour(&self) -> &Behaviour {
        self.behaviour.get_or_init(|| {
            let fair = self.fair.by(self.settings.benchmark);
            behaviour::behaviour(&self.network, &self.accounts, fair)
        })
    }

    pub(super) fn compatibility(&self) -> &Compatibility {
        self.compatibility
            .get_or_init(|| compatibility::compatibility(&self.network))
    }

    pub(super) fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| diagnosis::diagnosis(self.answers()))
    }

    pub(super) fn dynamics(&self) -> &Dynamics {
        self.dynamics
            .get_or_init(|| Dynamics::new(&self.network, &self.accounts))
    }

    pub(super) fn rest(&self) -> &Rest {
        self.rest.get_or_init(|| equilibrium::rest(self.dynamics()))
    }

    /// Levels month by month to the horizon, as far as they are told.
    pub(super) fn levels(&self) -> &Tracked {
        self.levels.get_or_init(|| {
            let times: Vec<f64> = (0..=self.document.months).map(f64::from).collect();
            self.dynamics()
                .follow(&times, RELATIVE_TOLERANCE, MOST_CAPACITIES)
        })
    }

    pub(super) fn formation(&self) -> &Formation {
        self.formation.get_or_init(|| {
            let core = &self.sharing().realised;
            formation::formation(&self.network, &self.environment, &self.accounts, core)
        })
    }

    pub(super) fn organisation(&self) -> &Organisation {
        self.organisation
            .get_or_init(|| organisation::organisation(&self.network))
    }

    pub(super) fn participation(&self) -> &Participation {
        self.participation
            .get_or_init(|| participation::participation(&self.network, &self.accounts))
    }

    pub(super) fn sharing(&self) -> &Sharing {
        self.sharing
            .get_or_init(|| sharing::sharing(&self.network, &self.accounts, &self.fair))
    }

    /// The unit that a subject is about.
    pub(super) fn unit(&self, id: Option<&str>) -> Option<usize> {
        let id = id?;
        self.document.units.iter().position(|unit| unit.id == id)
    }

    /// The exchange that a subject is about.
    pub(super) fn exchange(&self, id: Option<&str>) -> Option<usize> {
        let id = id?;
        self.document
            .exchanges
            .iter()
            .position(|exchange| exchange.id == id)
    }

    /// The project that a subject is about.
    pub(super) fn project(&self, id: Option<&str>) -> Option<usize> {
        let id = id?;
        self.document.projects.iter().position(|project| project.id == id)
    }

    /// The pair that a subject is about, and which of its two is named first.
    pub(super) fn pair(&self, subject: &Subject) -> Option<(usize, usize)> {
        if !matches!(subject.of, Of::Pair | Of::Side) {
            return None;
        }
        let one = self.unit(subject.id.as_deref())? as u32;
        let other = self.unit(subject.with.as_deref())? as u32;
        let pair = self.network.find_pair(one, other)?;
        Some((pair, usize::from(self.network.pairs[pair].units[0] != one)))
    }

    /// Ids of the two units of a pair, one of them first.
    pub(super) fn sides(&self, pair: usize, first: usize) -> [&str; 2] {
        let units = self.network.pairs[pair].units;
        [first, 1 - first].map(|side| self.id(units[side] as usize))
    }

    pub(super) fn id(&self, unit: usize) -> &str {
        &self.document.units[unit].id
    }

    pub(super) fn unit_label(&self, unit: usize) -> Subscript {
        Subscript::Unit {
            id: self.network.id(unit),
        }
    }

    pub(super) fn unit_thing(&self, unit: usize) -> Thing {
        Thing::Unit {
            id: self.network.id(unit),
        }
    }

    pub(super) fn pair_thing(&self, pair: usize) -> Thing {
        Thing::Pair {
            between: self.network.between(&self.network.pairs[pair]),
        }
    }

    pub(super) fn pair_labels(&self, pair: usize) -> [Subscript; 2] {
        self.network.pairs[pair]
            .units
            .map(|unit| self.unit_label(unit as usize))
    }

    /// Months in which something runs between two units.
    pub(super) fn pair_months(&self, pair: usize) -> Vec<u64> {
        let mut months = vec![0; bits::words(self.network.months)];
        for activity in self.network.activities(&self.network.pairs[pair]) {
            bits::unite(
                &mut months,
                match *activity {
                    Activity::Exchange { index, .. } => self.network.exchange_months(index as usize),
                    Activity::Project { index, .. } => self.network.project_months(index as usize),
                },
            );
        }
        months
    }

    /// T as a symbol.
    pub(super) fn horizon(&self) -> Expression {
        symbol(Letter::Months, &[], self.network.months as f64)
    }

    /// What moves φ here.
    pub(super) fn of_factor(&self) -> Vec<&'static str> {
        settings::of_factor(self.settings)
    }
}
