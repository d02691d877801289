//! The letters of the model, and how LaTeX writes them.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

macro_rules! symbols {
    ($($(#[$about:meta])* $name:ident => $latex:literal,)*) => {
        /// What a letter or word in a formula stands for; the letters are those of `docs/model.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(target_family = "wasm", derive(Tsify))]
        #[serde(rename_all = "camelCase")]
        pub enum Letter { $($(#[$about])* $name,)* }

        impl Letter {
            /// As LaTeX writes it, in mathematics.
            pub fn latex(self) -> &'static str {
                match self { $(Self::$name => $latex,)* }
            }
        }
    };
}

symbols! {
    /// G.
    Generation => "G",
    InterfaceLoss => r"\mathrm{loss}",
    Cost => r"\mathrm{cost}",
    Coordination => r"\mathrm{coord}",
    /// X.
    Dissipation => "X",
    /// S.
    Surplus => "S",
    /// s(i|j).
    Gain => "s",
    /// Net of a member.
    Net => r"\mathrm{net}",
    Gross => r"\mathrm{gross}",
    Receipt => r"\mathrm{receipt}",
    Outlay => r"\mathrm{outlay}",
    /// w.
    Worth => "w",
    /// q.
    Quality => "q",
    /// σ.
    Rate => r"\sigma",
    /// η.
    Permeability => r"\eta",
    /// c.
    UnitCost => "c",
    /// κ.
    CoordinationRate => r"\kappa",
    /// V.
    ProjectValue => "V",
    Share => r"\mathrm{share}",
    /// a.
    Amount => "a",
    /// o.
    Capacity => "o",
    /// d.
    Demand => "d",
    Asked => r"\mathrm{asked}",
    Shipped => r"\mathrm{shipped}",
    Used => r"\mathrm{used}",
    /// Σ shipped·φ⁻¹ and the like are written with φ.
    Factor => r"\varphi",
    /// ε.
    Sign => r"\varepsilon",
    MeanSign => r"\bar{\varepsilon}",
    Weight => r"\mathrm{weight}",
    FactorSign => "s",
    /// β.
    Sensitivity => r"\beta",
    /// μ.
    Feedback => r"\mu",
    /// f(t).
    Record => "f",
    EnvironmentBand => r"\mathrm{band}_{\varepsilon}",
    ZeroBand => r"\zeta",
    Band => r"\mathrm{band}",
    Transfers => r"\mathrm{transfers}",
    TransfersIn => r"\mathrm{in}",
    TransfersOut => r"\mathrm{out}",
    Reward => r"\mathrm{reward}",
    Penalty => r"\mathrm{penalty}",
    SurplusAfter => "S'",
    /// α.
    Asymmetry => r"\alpha",
    SymmetryTolerance => r"\alpha_{\max}",
    /// f_i.
    FairShare => "f",
    ActiveMonths => r"\mathrm{active}",
    IdleMonths => r"\mathrm{idle}",
    SpanMonths => r"\mathrm{span}",
    Episodes => r"\mathrm{episodes}",
    Episode => r"\mathrm{episode}",
    LatestEpisode => r"\mathrm{latest}",
    /// D.
    Longest => "D",
    Coverage => r"\mathrm{coverage}",
    Media => r"\mathrm{media}",
    Carriers => r"\mathrm{carriers}",
    OpenEnded => r"\mathrm{open}",
    Persistent => r"\mathrm{persistent}",
    ContinuousMonths => r"D_{\min}",
    HalfHorizon => r"\lceil T/2 \rceil",
    ContinuousCoverage => r"\mathrm{coverage}_{\min}",
    IntegratedMedia => r"\mathrm{media}_{\min}",
    IntegratedCarriers => r"\mathrm{carriers}_{\min}",
    Groups => r"\mathrm{groups}",
    GroupsAbove => r"\mathrm{groups}^{+}",
    PairsAt => r"\mathrm{pairs}",
    ActivePairs => r"\mathrm{pairs}_{\mathrm{active}}",
    Participants => "n",
    /// T.
    Months => "T",
    Window => r"\mathrm{window}",
    LowestWindow => r"S_{\mathrm{window}}",
    CompatiblePairs => r"\mathrm{pairs}_{\mathrm{compatible}}",
    Activities => r"\mathrm{activities}",
    Fitting => r"\mathrm{fitting}",
    /// B.
    Rising => "B",
    /// C.
    Falling => "C",
    /// Δ.
    Shift => r"\Delta",
    /// ε*.
    BreakEven => r"\varepsilon^{*}",
    /// v.
    Game => "v",
    /// v(K).
    CoalitionValue => "v(K)",
    /// x(K).
    CoalitionShare => "x(K)",
    /// v(K) − x(K).
    Excess => "e",
    Members => "k",
    Gini => r"\mathrm{Gini}",
    Theil => r"\mathrm{Theil}",
    MeanSurplus => r"\bar{S}",
    Served => r"\mathrm{served}",
    Inputs => r"\mathrm{inputs}",
    Shared => r"\mathrm{shared}",
    Needs => r"\mathrm{needs}",
    Complementarity => r"\mathrm{complementarity}",
    /// δ.
    Effect => r"\delta",
    Coupling => r"\mathrm{coupling}",
    /// h.
    Saturation => "h",
    /// r.
    Growth => "r",
    /// x.
    Level => "x",
    /// x0.
    StartLevel => "x_0",
    /// x*.
    EquilibriumLevel => "x^{*}",
    /// y = x/N.
    Filled => "y",
    /// y*.
    EquilibriumFilled => "y^{*}",
    /// ρ(Δ).
    SpectralRadius => r"\rho(\Delta)",
    EigenvalueReal => r"\operatorname{Re}\lambda",
    EigenvalueImaginary => r"\operatorname{Im}\lambda",
    /// Of the direction that belongs to an eigenvalue, the real part.
    DirectionReal => r"\operatorname{Re}v",
    /// The imaginary part.
    DirectionImaginary => r"\operatorname{Im}v",
    /// N.
    UnitCapacity => "N",
    /// s_i: 1 for taking part, else 0.
    TakesPart => "s",
    /// p_i: how likely it takes part.
    Probability => "p",
    /// p*: where the other one stands still.
    RestProbability => "p^{*}",
    /// p̂: on the line that parts what ends in one state from what ends in another.
    Parting => r"\hat{p}",
    Basin => r"\mathrm{basin}",
    StableState => r"\mathrm{stable}",
    StableStates => r"\mathrm{states}",
    /// ΔS.
    Gained => r"\Delta S",
    /// S after a change.
    SurplusThen => "S^{+}",
    /// S without some of what is there.
    SurplusWithout => "S^{-}",
    /// ρ.
    Reciprocity => r"\rho",
    /// d.
    Drive => "d",
    /// d of one of two while the other does not take part.
    DriveAlone => "d^{0}",
    /// d of one of two while the other takes part.
    DriveBoth => "d^{1}",
    Threshold => r"\mathrm{threshold}",
    ExtraNeeded => r"\mathrm{extra}",
    MonthlyReceipt => r"\overline{\mathrm{receipt}}",
    MonthlyOutlay => r"\overline{\mathrm{outlay}}",
    /// a_i.
    Constant => "a",
    /// b_ij.
    Influence => "b",
    ExtraIncentive => r"\mathrm{extra}_{\max}",
    /// R.
    PayoffBoth => "R",
    /// S, of a game.
    PayoffAlone => "S",
    /// T, of a game.
    PayoffOther => "T",
    /// P.
    PayoffNobody => "P",
    NeedOverlap => r"\mathrm{overlap}",
    /// λ, of an interface.
    Resistance => r"\lambda",
    Patience => r"\mathrm{patience}",
    /// Any number of the document.
    Given => "x",
    /// The number after a change.
    GivenThen => "x^{+}",
    /// What a finding holds its number against.
    Cutoff => r"\mathrm{cutoff}",
    /// How many are named.
    Named => r"\mathrm{named}",
    /// How many draws are so.
    Count => "k",
    /// How many draws there are.
    Draws => "n",
    /// The part of them.
    Chance => "p",
    /// Where it lies at least.
    ChanceLow => "p_{-}",
    /// At most.
    ChanceHigh => "p_{+}",
    /// Of the normal distribution: 95 % lie within it.
    Normal => "z",
    /// Of two draws next to each other the lower.
    Lower => "x_{-}",
    /// The upper.
    Upper => "x_{+}",
    /// Below which a part of the draws lies.
    Quantile => "Q",
    /// How many parts the draws are put in.
    Parts => "m",
    /// Squares between the parts' means.
    Between => r"\mathrm{SS}_{B}",
    /// All squares.
    Squares => r"\mathrm{SS}",
    /// The part of them that something explains.
    Explained => r"\eta^{2}",
    /// How far it may be off.
    Error => r"\mathrm{error}",
    /// What several numbers come to.
    Sum => r"\Sigma",
    /// The mean of a part's draws.
    PartMean => r"\bar{x}",
}
