//! The words themselves, as tables: one line a word, to be read and extended.

use super::range::{NOT_NEGATIVE, Range, SHARE};
use super::{Carrier, Chain, Kind};

/// A word of the document: how it is written there, in Chinese, in English, and what else belongs to it.
pub(super) struct Entry<Id, Rest> {
    pub id: Id,
    pub zh: &'static str,
    pub en: &'static str,
    pub rest: Rest,
}

const fn entry<Id: Copy, Rest: Copy>(
    id: Id,
    zh: &'static str,
    en: &'static str,
    rest: Rest,
) -> Entry<Id, Rest> {
    if cfg!(feature = "whole") {
        return Entry { id, zh, en, rest };
    }
    // The engine of the first verdict is not asked for words.
    let (zh, en) = ("", "");
    Entry { id, zh, en, rest }
}

const MATTER: Carrier = Carrier::Matter;
const ENERGY: Carrier = Carrier::Energy;
const INFORMATION: Carrier = Carrier::Information;
const TALENT: Option<Chain> = Some(Chain::Talent);
const EDUCATION: Option<Chain> = Some(Chain::Education);
const INNOVATION: Option<Chain> = Some(Chain::Innovation);
const INDUSTRY: Option<Chain> = Some(Chain::Industry);

/// What the four units put in and get out (§4.1, §4.4 of the paper), each where it is first named. People
/// and what they grow into are energy, things and money matter, what is known and said information.
#[rustfmt::skip]
pub(super) const RESOURCES: &[Entry<&str, (Carrier, Option<Chain>)>] = &[
    // What a local government gives …
    entry("funding",                  "资金支持",   "Funding",             (MATTER,      None)),
    entry("industry-policy",          "产业政策",   "Policy",              (INFORMATION, INDUSTRY)),
    entry("land-and-premises",        "土地场所",   "Land and premises",   (MATTER,      INDUSTRY)),
    entry("education-resources",      "教育资源",   "Education resources", (MATTER,      EDUCATION)),
    entry("policy-environment",       "政策环境",   "Policy environment",  (INFORMATION, None)),
    entry("joint-promotion",          "联合推广",   "Joint promotion",     (INFORMATION, None)),
    // … and gets.
    entry("economic-growth",          "经济增长",   "Growth",              (ENERGY,      INDUSTRY)),
    entry("industry-competitiveness", "产业竞争力", "Competitiveness",     (ENERGY,      INDUSTRY)),
    entry("talent-cultivation",       "人才培养",   "Talent cultivation",  (ENERGY,      TALENT)),
    entry("teaching-quality",         "教育质量",   "Teaching quality",    (INFORMATION, EDUCATION)),
    entry("reputation",               "社会声誉",   "Reputation",          (INFORMATION, None)),
    entry("sustainable-development",  "可持续发展", "Sustainability",      (ENERGY,      None)),
    // What a vocational college gives.
    entry("talent",                   "技能人才",   "Talent",              (ENERGY,      TALENT)),
    entry("human-resources",          "人力资源",   "Human resources",     (ENERGY,      TALENT)),
    entry("training-base",            "实践基地",   "Training base",       (MATTER,      EDUCATION)),
    entry("education-projects",       "教育项目",   "Education projects",  (INFORMATION, EDUCATION)),
    entry("research-cooperation",     "研究合作",   "Joint research",      (INFORMATION, INNOVATION)),
    entry("talent-training",          "人才培训",   "Training",            (INFORMATION, TALENT)),
    entry("research-assistants",      "研究助手",   "Assistants",          (ENERGY,      TALENT)),
    // What an enterprise gives.
    entry("technology",               "技术支持",   "Technology",          (INFORMATION, INNOVATION)),
    entry("skilled-staff",            "人才资源",   "Skilled staff",       (ENERGY,      TALENT)),
    entry("capital",                  "资金投入",   "Capital",             (MATTER,      INDUSTRY)),
    entry("practice-base",            "实践场所",   "Practice base",       (MATTER,      EDUCATION)),
    entry("market-resources",         "市场资源",   "Market resources",    (INFORMATION, INDUSTRY)),
    entry("research-funds",           "研发资金",   "R&D funds",           (MATTER,      INNOVATION)),
    // What a research institute gives.
    entry("researchers",              "研究人员",   "Researchers",         (ENERGY,      INNOVATION)),
    entry("laboratory-equipment",     "实验设备",   "Lab equipment",       (MATTER,      INNOVATION)),
    entry("expertise",                "专业知识",   "Expertise",           (INFORMATION, INNOVATION)),
    entry("research-results",         "科研成果",   "Research results",    (INFORMATION, INNOVATION)),
    entry("technology-transfer",      "成果转化",   "Technology transfer", (INFORMATION, INDUSTRY)),
    entry("academic-exchange",        "学术交流",   "Academic exchange",   (INFORMATION, INNOVATION)),
    entry("innovation-capacity",      "创新能力",   "Innovation capacity", (ENERGY,      INNOVATION)),
    // What any of them may pass on.
    entry("information",              "信息",       "Information",         (INFORMATION, None)),
];

/// What a unit is (§4.1, §5.1 of the paper).
#[rustfmt::skip]
pub(super) const KINDS: &[Entry<Kind, ()>] = &[
    entry(Kind::Government,  "地方政府", "Local government",     ()),
    entry(Kind::College,     "职业院校", "Vocational college",   ()),
    entry(Kind::Enterprise,  "行业企业", "Enterprise",           ()),
    entry(Kind::Institute,   "科研机构", "Research institute",   ()),
    entry(Kind::Association, "行业组织", "Industry association", ()),
    entry(Kind::Other,       "其他",     "Other",                ()),
];

/// Through what units work together; integration asks for more than one of them (§4.2.1 of the paper).
#[rustfmt::skip]
pub(super) const MEDIA: &[Entry<&str, ()>] = &[
    entry("contract",   "契约",     "Contract",         ()),
    entry("curriculum", "课程",     "Curriculum",       ()),
    entry("laboratory", "实验室",   "Laboratory",       ()),
    entry("base",       "实训基地", "Training base",    ()),
    entry("platform",   "平台",     "Platform",         ()),
    entry("meeting",    "会议",     "Meeting",          ()),
    entry("internship", "岗位实习", "Internship",       ()),
    entry("training",   "培训",     "Training",         ()),
    entry("academy",    "产业学院", "Industry college", ()),
];

/// A setting that is no number.
const CHOICE: Option<Range> = None;
const NUMBER: Option<Range> = Some(NOT_NEGATIVE);
const PART: Option<Range> = Some(SHARE);
const MONTHS: Option<Range> = Some(NOT_NEGATIVE.whole());
const WINDOW: Option<Range> = Some(Range::at_least(1.0).whole());

/// The choices that the paper leaves open, in the order of §10: the section that uses each, and the
/// numbers it may take.
#[rustfmt::skip]
pub(super) const SETTINGS: &[Entry<&str, (&str, Option<Range>)>] = &[
    entry("sensitivity",        "环境敏感度",     "Environment sensitivity",    ("§4",  NUMBER)),
    entry("feedback",           "环境反馈",       "Environment feedback",       ("§4",  PART)),
    entry("resistance",         "界面阻力",       "Interface resistance",       ("§5",  NUMBER)),
    entry("environmentBand",    "环境中性带",     "Neutral environment band",   ("§4",  NUMBER)),
    entry("zeroBand",           "零带",           "Zero band",                  ("§6",  NUMBER)),
    entry("symmetryTolerance",  "对称容差",       "Symmetry tolerance",         ("§6",  NUMBER)),
    entry("benchmark",          "公平份额规则",   "Fair share rule",            ("§6",  CHOICE)),
    entry("modesAfterContract", "模式计入转移",   "Modes count transfers",      ("§6",  CHOICE)),
    entry("maxIdle",            "容许间断月数",   "Idle months allowed",        ("§7",  MONTHS)),
    entry("continuousMonths",   "连续所需月数",   "Months for continuity",      ("§7",  NUMBER)),
    entry("continuousCoverage", "连续所需覆盖率", "Coverage for continuity",    ("§7",  PART)),
    entry("integratedMedia",    "一体化所需媒介", "Media for integration",      ("§7",  NUMBER)),
    entry("integratedCarriers", "一体化所需载体", "Carriers for integration",   ("§7",  NUMBER)),
    entry("window",             "持久窗口",       "Durability window",          ("§8",  WINDOW)),
    entry("pathWindow",         "轨迹窗口",       "Path window",                ("§11", WINDOW)),
    entry("coupling",           "耦合月数",       "Coupling months",            ("§11", NUMBER)),
    entry("saturation",         "饱和系数",       "Saturation",                 ("§11", NUMBER)),
    entry("substitution",       "资源替代",       "Substitution",               ("§3",  CHOICE)),
    entry("uncertainty",        "不确定幅度",     "Uncertainty",                ("§14", NUMBER)),
    entry("formalisticShare",   "形式化界限",     "Formalistic below",          ("§13", PART)),
    entry("freeRidingGap",      "搭便车界限",     "Free-riding above",          ("§13", NUMBER)),
    entry("fragmentedShare",    "碎片化界限",     "Fragmented above",           ("§13", PART)),
    entry("fragileShare",       "脆弱界限",       "Fragile below",              ("§13", PART)),
    entry("policySpread",       "政策冲突界限",   "Policies conflict above",    ("§13", NUMBER)),
];
