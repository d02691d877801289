//! A better environment.

use super::Candidate;
use crate::analysis::accounts::settle;
use crate::analysis::environment::mean_sign;
use crate::analysis::network::Network;
use crate::analysis::pathways::Route;
use crate::analysis::pathways::change::Change;
use crate::model::{Factor, Step};

/// The factor whose mean is lowest, whatever its weight, raised to 0 and to 0.5 where it is below.
pub(super) fn raise_factor(network: &Network, all: &mut Vec<Candidate>) {
    let document = network.document;
    let factors = document.environment.iter().enumerate();
    let means = factors.map(|(index, factor)| (mean_sign(factor, network.months), index));
    let worst = means.min_by(|(one, first), (other, second)| one.total_cmp(other).then(first.cmp(second)));
    let Some((mean, factor)) = worst else { return };
    let record = &document.environment[factor];
    for (route, floor) in [(Route::NeutralFactor, 0.0), (Route::GoodFactor, 0.5)] {
        let steps = raised(record, floor);
        let changed = Factor {
            steps: steps.clone(),
            ..record.clone()
        };
        let after = mean_sign(&changed, network.months);
        if settle(after - mean, 1.0) <= 0.0 {
            continue;
        }
        let mut candidate = Candidate::new(route, vec![Change::Steps { factor, steps }]);
        candidate.of = Some(record.id.clone());
        (candidate.from, candidate.to) = (Some(mean), Some(after));
        all.push(candidate);
    }
}

/// The steps of a factor, none of them below a floor; before the first it is 0.
fn raised(factor: &Factor, floor: f64) -> Vec<Step> {
    let mut steps = Vec::with_capacity(factor.steps.len() + 1);
    if floor > 0.0 && !factor.steps.iter().any(|step| step.0 == 0) {
        steps.push(Step(0, floor));
    }
    steps.extend(
        factor
            .steps
            .iter()
            .map(|&Step(month, sign)| Step(month, sign.max(floor))),
    );
    steps
}
