//! What rules found, told as advice; and the page that explains every rule.

use std::collections::BTreeMap;

use super::{
    super::{
        Advice, Facts, OfTeam, RuleAdvice, RuleGroup, RuleView, RulesPage, TeamAdvice, Words, facts::RULES_PAGE,
        findings::Finding, first_upper,
    },
    Arg, Link, Maker,
};
use crate::{
    diagnostics::{RuleId, Severity, SitePath},
    link::{ItemKey, TeamKey},
    model::{Language, State},
    rules::{self, Group, RULES, Rule},
};

/// What was found about a team, with the rule and how grave each is.
type Rows = Vec<(Severity, &'static RuleId, Advice)>;

/// How many findings of one rule stand open in the advice for a team: they all say much the same.
const ROWS_OF_RULE_MAX: usize = 3;
/// How much advice about what belongs to no team the page of all teams lists, where there is more than it can hold.
const ADVICE_OF_NONE: usize = 30;

impl Facts<'_> {
    /// Whether there is still something to be done about it: of closed objectives only how they were closed counts.
    pub(in crate::view) fn is_current_advice(&self, item: ItemKey, one: &Finding) -> bool {
        let ItemKey::Objective(key) = item else { return true };
        let is_closed = self.site.objective(key).state == State::Closed;
        !is_closed || rules::rule_of(one.found.rule).is_some_and(|rule| rule.group == Group::FollowUp)
    }
}

impl Maker<'_> {
    /// What was found in the files of each team, then in those of none.
    pub(super) fn team_advice(&self) -> Vec<TeamAdvice> {
        let rows = |of_team: &OfTeam| -> Rows {
            let advice = of_team.advice.iter();
            advice.map(|(item, one)| (one.found.severity, one.found.rule, self.advice(*item, one))).collect()
        };
        let all = self.facts.attention_by_team().iter();
        let mut by_team: BTreeMap<Option<TeamKey>, Rows> = all.map(|(key, of_team)| (*key, rows(of_team))).collect();
        let of_none = by_team.remove(&None);
        let mut teams: Vec<(String, Link, Rows)> = by_team
            .into_iter()
            .filter_map(|(key, rows)| {
                key.map(|key| self.team_link(key)).map(|link| (link.text.to_lowercase(), link, rows))
            })
            .collect();
        teams.sort_by(|one, other| one.0.cmp(&other.0));
        let rest = of_none.map(|rows| (String::new(), self.no_team(), rows));
        teams
            .into_iter()
            .chain(rest)
            .filter(|(.., rows)| !rows.is_empty())
            .map(|(_, team, rows)| advice_for(team, rows))
            .collect()
    }

    /// What was found in the files of no team; of very much, the first.
    pub(super) fn advice_of_none(&self) -> Vec<TeamAdvice> {
        let all = self.facts.attention_by_team().get(&None).map_or(&[][..], |of_none| &of_none.advice);
        if all.is_empty() {
            return Vec::new();
        }
        let shown = all.iter().take(ADVICE_OF_NONE);
        let rows = shown.map(|(item, one)| (one.found.severity, one.found.rule, self.advice(*item, one))).collect();
        let more = all.len().saturating_sub(ADVICE_OF_NONE);
        let more = (more > 0).then(|| self.more_link(more, "data/okrs.json"));
        vec![TeamAdvice { count: all.len().to_string(), more, ..advice_for(self.no_team(), rows) }]
    }

    /// What was found in the file of `item`.
    pub(super) fn advice_on(&self, item: ItemKey) -> Vec<Advice> {
        let found = self.facts.findings_of(item);
        found.iter().filter(|one| self.facts.is_current_advice(item, one)).map(|one| self.advice(item, one)).collect()
    }

    pub(super) fn advice(&self, item: ItemKey, one: &Finding) -> Advice {
        let (message, hint, lang) = self.told(one);
        let (class, level) = match one.found.severity {
            Severity::Error => ("off", "level-error"),
            Severity::Warning => ("watch", "level-warning"),
            Severity::Note => ("idle", "level-note"),
        };
        Advice {
            summary: first_upper(&plain(&self.rule_summary(one.found.rule))),
            href: self.rule_address(one.found.rule),
            message,
            hint,
            lang,
            class,
            level: self.say(level, &[]),
            line: self.say("advice-line", &[("number", Arg::from(one.line))]),
            item: self.item_link(item),
        }
    }

    /// What was found, what to do about it, and the language of both where it is not the site's. Findings are worded in
    /// English; in another language the page of the rule tells what it is about, after the words that it found.
    fn told(&self, one: &Finding) -> (Vec<Words>, Vec<Words>, String) {
        let language = self.facts.config.language;
        let explained = rules::rule_of(one.found.rule).map(|rule| rule.explained_in(language));
        let is_translated = rules::rule_of(one.found.rule).is_some_and(|rule| explained != Some(rule.explain));
        if let Some(page) = explained.filter(|_| is_translated) {
            let mut paragraphs = page.split("\n\n").skip(1).take_while(|text| !text.starts_with('#'));
            let mut next = || paragraphs.next().unwrap_or_default().replace('\n', " ");
            let quoted =
                if one.marked.is_empty() { String::new() } else { format!("`{}` ", one.marked.replace('`', "'")) };
            return (words(&(quoted + &next())), words(&next()), String::new());
        }
        let lang = if language == Language::English { String::new() } else { Language::English.tag().to_owned() };
        let hint = sentence(one.found.hint.as_deref().unwrap_or_default());
        (words(&sentence(&one.found.message)), words(&hint), lang)
    }

    /// Where a rule is explained.
    pub(super) fn rule_address(&self, rule: &RuleId) -> String {
        self.href(&format!("{RULES_PAGE}#{}", anchor(rule)))
    }

    /// What a rule is about, in the language of the site.
    fn rule_summary(&self, rule: &RuleId) -> String {
        let Some(rule) = rules::rule_of(rule) else { return rule.name.to_owned() };
        rule.summary_in(self.facts.config.language).to_owned()
    }

    fn no_team(&self) -> Link {
        Link { text: self.say("advice-no-team", &[]), href: String::new(), lang: String::new(), aside: String::new() }
    }

    fn item_link(&self, item: ItemKey) -> Link {
        let head = self.facts.head(item);
        Link {
            text: head.map_or_else(String::new, |head| head.title.clone()),
            href: self.href(&self.facts.address(item)),
            lang: head.map_or_else(String::new, |head| self.lang(head)),
            aside: String::new(),
        }
    }

    /// The page that explains every rule.
    #[must_use]
    pub fn rules_page(&self) -> RulesPage {
        let group = |group: &Group| {
            let (id, title) = group_names(*group);
            let rules = RULES.iter().filter(|rule| rule.group == *group);
            let rules: Vec<RuleView> = rules.map(|rule| self.rule_view(rule)).collect();
            RuleGroup { id, title: self.say(title, &[]), count: rules.len().to_string(), rules }
        };
        let groups: Vec<RuleGroup> =
            Group::ALL.iter().skip(1).chain(&Group::ALL[..1]).map(group).filter(|one| !one.rules.is_empty()).collect();
        RulesPage { layout: self.layout(&[&self.say("rules-title", &[])], &self.say("rules-lead", &[])), groups }
    }

    fn rule_view(&self, rule: &Rule) -> RuleView {
        let language = self.facts.config.language;
        let page = rule.explained_in(language);
        let is_translated = language == Language::English || page != rule.explain;
        let (class, level) = match rule.id.severity {
            Severity::Error => ("off", "level-error"),
            Severity::Warning => ("watch", "level-warning"),
            Severity::Note => ("idle", "level-note"),
        };
        let text = page.split_once('\n').map_or("", |(_, text)| text);
        RuleView {
            id: anchor(rule.id),
            code: rule.id.code(),
            name: rule.id.name,
            summary: first_upper(&plain(rule.summary_in(language))),
            class,
            level: self.say(level, &[]),
            html: self.html(text, &SitePath::new(""), 3, &format!("{}_", anchor(rule.id))),
            lang: if is_translated { String::new() } else { Language::English.tag().to_owned() },
        }
    }
}

/// The advice for a team, the gravest first. Of a rule that found a lot, everything is folded.
fn advice_for(team: Link, mut rows: Rows) -> TeamAdvice {
    rows.sort_by_key(|(severity, ..)| std::cmp::Reverse(*severity));
    let count = rows.len().to_string();

    let mut by_rule: Vec<(&RuleId, Vec<Advice>)> = Vec::new();
    for (_, rule, advice) in rows {
        match by_rule.iter_mut().find(|(listed, _)| listed.code == rule.code) {
            Some((_, of_rule)) => of_rule.push(advice),
            None => by_rule.push((rule, vec![advice])),
        }
    }

    let mut open = Vec::new();
    let mut folded = Vec::new();
    for (_, of_rule) in by_rule {
        if of_rule.len() > ROWS_OF_RULE_MAX {
            let summary = of_rule[0].summary.clone();
            folded.push(RuleAdvice { summary, count: of_rule.len().to_string(), rows: of_rule });
        } else {
            open.extend(of_rule);
        }
    }
    TeamAdvice { team, count, rows: open, rules: folded, more: None }
}

/// The anchor and the heading of a group of rules.
fn group_names(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Content => ("content", "rules-content"),
        Group::Focus => ("focus", "rules-focus"),
        Group::Alignment => ("alignment", "rules-alignment"),
        Group::Objectives => ("objectives", "rules-objectives"),
        Group::KeyResults => ("key-results", "rules-key-results"),
        Group::FollowUp => ("follow-up", "rules-follow-up"),
        Group::Craft => ("maintenance", "rules-maintenance"),
    }
}

fn anchor(rule: &RuleId) -> String {
    rule.code().to_lowercase()
}

/// Without the marks of code.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// A message as a sentence of its own.
pub(super) fn sentence(message: &str) -> String {
    let end = if message.is_empty() || message.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", first_upper(message))
}

/// The parts of a message: what stands between backticks is a name, key or value.
pub(super) fn words(text: &str) -> Vec<Words> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(position, part)| Words { text: part.to_owned(), code: position % 2 == 1 }).collect()
}
