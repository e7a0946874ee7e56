//! One sentence → its event candidates.

use super::clause::{self, Clause, Link};
use super::lexicon::{Form, TriggerKind};
use super::list::{self, Part};
use super::participant::{self, Group};
use super::reading::{Hit, Reading};
use super::story::Story;
use super::{EventCandidate, EventStatus, place, status, timing};
use crate::annotate::{EntityId, EntityKind, TimeExpression};
use crate::article::Article;
use crate::date::{Grain, VisitDate};

/// Reads the events of one sentence.
pub(super) struct Teller<'t, 'a> {
    /// The article, for its date.
    pub(super) article: &'a Article,
    /// The sentence.
    pub(super) reading: &'t Reading<'a>,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Who speaks the sentence's quotation.
    pub(super) speaker: Option<EntityId>,
    /// What was told before.
    pub(super) story: &'t mut Story,
}

/// A clause with the dates that it may take from the words around it.
pub(super) struct Scene<'s> {
    pub(super) clause: &'s Clause,
    /// The expression of the sentence's fronted phrase.
    fronted: Option<&'s TimeExpression>,
    /// The date of the event that the clause is set in: "During the meeting, …".
    setting: Option<VisitDate>,
    /// The expression of the clause that it is joined to by "and" or "but".
    joined: Option<&'s TimeExpression>,
    /// Number of candidates found before this clause.
    pub(super) from: usize,
}

/// Who takes part, and whether the clause itself says so.
pub(super) struct Cast {
    pub(super) people: Group,
    pub(super) named: bool,
    pub(super) how: &'static str,
}

impl Teller<'_, '_> {
    /// Adds the candidates of the sentence.
    pub(super) fn tell(&mut self, found: &mut Vec<EventCandidate>) {
        let clauses = clause::clauses(self.reading);
        let mut subject = Group::new();
        let mut setting = None;
        for clause in &clauses {
            let hits: Vec<&Hit> = self.reading.hits.iter().filter(|hit| clause.words.contains(&hit.word)).collect();
            let fronted = timing::fronted(self.reading, &clauses, clause);
            let mut scene = Scene { clause, fronted, setting, joined: None, from: found.len() };
            if clause.link == Link::Coordinate {
                scene.joined = timing::in_clause_before(self.reading, clause);
            }
            let mut spent = vec![false; hits.len()];
            let mut verb_seen = false;
            for (at, hit) in hits.iter().enumerate() {
                if spent[at] {
                    continue;
                }
                let before = subject.clone();
                // What a noun after the verb is about is the verb's subject, not its object.
                let own =
                    if hit.is_noun() && verb_seen { subject.clone() } else { self.subject(clause, hit, &subject) };
                if !hit.is_noun() && !own.is_empty() {
                    subject.clone_from(&own);
                    self.story.about(&own);
                }
                verb_seen |= !hit.is_noun();
                match hit.trigger.kind {
                    TriggerKind::PutOff | TriggerKind::CallOff => {
                        let governed = list::governed_noun(&hits, at);
                        if let Some(noun) = governed {
                            spent[noun] = true;
                        }
                        self.put_off(&scene, hit, governed.map(|noun| hits[noun]), &own, found);
                    }
                    TriggerKind::Speech => self.speech(&scene, hit, own, found),
                    TriggerKind::Verb | TriggerKind::VerbOfPerson => self.verb(&scene, hit, own, found),
                    TriggerKind::Deed { transitive, of_places } => {
                        self.deed(&scene, hit, &before, (transitive, of_places), found);
                    }
                    TriggerKind::Happening { of_places } => self.happening(&scene, hit, of_places, found),
                    TriggerKind::Noun => {
                        let before_put_off = hits.get(at + 1).is_some_and(|next| {
                            matches!(next.trigger.kind, TriggerKind::PutOff | TriggerKind::CallOff)
                        });
                        if !before_put_off {
                            self.noun(&mut scene, hit, own, found);
                        }
                    }
                }
            }
            setting = scene.setting;
            if hits.is_empty() {
                subject = self.bare_subject(clause, subject);
            }
        }
        self.visits_of_invited(found);
        self.earlier_ones(found);
    }

    /// A speech is an event where it has a day of its own.
    fn speech(&mut self, scene: &Scene<'_>, hit: &Hit, mut people: Group, found: &mut Vec<EventCandidate>) {
        let clause = scene.clause;
        let dated = timing::governing(self.reading, clause, hit, false).or(scene.fronted);
        // Somebody speaks every day: a month or a year is the time of what is said, not of saying it.
        let dated = dated.filter(|time| time.date.as_ref().is_some_and(|date| date.grain() > Grain::Month));
        // A day within the quotation is that of what is said.
        let dated = dated.filter(|time| {
            let at = self.reading.spans.partition_point(|span| span.start < time.span.start);
            !self.reading.quoted.get(at).copied().unwrap_or_default()
        });
        let in_passing = clause.link == Link::Relative && self.reading.word(clause.words.start) == "which";
        if in_passing
            || self.reading.quoted[hit.word]
            || dated.is_none()
            || status::is_negated(self.reading, clause, hit)
        {
            return;
        }
        if people.is_empty() {
            let after = self.reading.mentions_in(hit.end..clause.words.end);
            people.extend(after.into_iter().find(|(_, m)| m.kind == EntityKind::Person).map(|(_, m)| m.entity.clone()));
        }
        people.retain(participant::is_person);
        people.truncate(1);
        let addressed = self.reading.mentions_in(hit.end..(hit.end + 6).min(clause.words.end));
        if matches!(hit.trigger.action, "say")
            && let Some((words, mention)) = addressed.first()
            && mention.kind == EntityKind::Person
            && (hit.end..words.start)
                .all(|i| !matches!(self.reading.word(i), "," | "that" | "he" | "she" | "to" | "of" | "in"))
            && !people.is_empty()
            && clause.link != Link::Attribution
        {
            people.push(mention.entity.clone());
        }
        self.push(scene, hit, &Cast { people, named: true, how: "speaker" }, None, found);
    }

    fn verb(&mut self, scene: &Scene<'_>, hit: &Hit, subject: Group, found: &mut Vec<EventCandidate>) {
        let clause = scene.clause;
        if hit.trigger.form == Form::Gerund && !self.reading.reads_as_verb(hit.word, Form::Gerund) {
            return;
        }
        if self.reading.is_passive(hit) || participant::is_nameless(self.reading, hit) {
            return;
        }
        let objects = participant::objects(self.reading, clause, hit);
        if hit.trigger.kind == TriggerKind::VerbOfPerson && !participant::is_direct_object(self.reading, hit, &objects)
        {
            return;
        }
        let binds = matches!(
            hit.trigger.action,
            "meet" | "call" | "dine" | "invite" | "host" | "arrest" | "attack" | "office" | "elect"
        );
        if !binds || objects.is_empty() || subject.is_empty() {
            let mut people = subject;
            if people.is_empty() {
                people.extend(objects.first().map(|(_, m)| m.entity.clone()));
            }
            people.extend(self.named_events(clause, hit));
            return self.push(scene, hit, &Cast { people, named: true, how: "subject" }, None, found);
        }
        // "met Petrov on Sunday, Sato, and possibly Okafor on Monday" tells three meetings, not one of four people.
        let one_each = hit.trigger.action == "meet" && objects.len() > 1 && !matches!(hit.trigger.form, Form::Noun);
        if !one_each {
            let mut people = subject;
            people.extend(objects.iter().map(|(_, m)| m.entity.clone()));
            return self.push(scene, hit, &Cast { people, named: true, how: "subject and object" }, None, found);
        }
        let dates = list::own_dates(self.reading, clause, &objects.iter().map(|(w, _)| w.clone()).collect::<Vec<_>>());
        for (at, (words, mention)) in objects.iter().enumerate() {
            let mut people = subject.clone();
            people.push(mention.entity.clone());
            let part = Part {
                date: dates.get(at).cloned().flatten(),
                possible: list::is_hedged(self.reading, words.start),
                listed: dates.iter().any(Option::is_some),
            };
            self.push(scene, hit, &Cast { people, named: true, how: "one of several objects" }, Some(&part), found);
        }
    }

    /// Named events that a verb such as "host" takes: "will host the Harbour Summit".
    fn named_events(&self, clause: &Clause, hit: &Hit) -> Group {
        if hit.trigger.action != "host" {
            return Group::new();
        }
        let after = self.reading.mentions_in(hit.end..clause.words.end);
        after.into_iter().filter(|(_, m)| m.kind == EntityKind::Event).map(|(_, m)| m.entity.clone()).take(1).collect()
    }

    fn noun(&mut self, scene: &mut Scene<'_>, hit: &Hit, subject: Group, found: &mut Vec<EventCandidate>) {
        let clause = scene.clause;
        let told_already = found[scene.from..].iter().any(|told| told.action == hit.trigger.action);
        // "The visit was agreed there": what is told is no visit.
        let spoken_of = matches!(self.reading.word(hit.end), "was" | "were")
            && matches!(self.reading.word(hit.end + 1), "agreed" | "arranged" | "discussed" | "mentioned" | "raised");
        if self.reading.mention_at[hit.word].is_some() || self.reading.looks_back(hit.word) || spoken_of {
            return;
        }
        let mut people = participant::complements(self.reading, clause, hit);
        // A meeting turned down has not been held; "the two" are those who were to hold it.
        let refused = self.reading.hits.iter().rev().find(|before| before.end <= hit.word);
        if refused.is_some_and(|before| before.trigger.action == "decline" && clause.words.contains(&before.word)) {
            return self.story.about(&subject.into_iter().chain(people).collect());
        }
        let mut how = "named beside the noun";
        let pairs = matches!(hit.trigger.action, "meet" | "call" | "dine");
        if told_already && (people.is_empty() || pairs && people.len() < 2) {
            return;
        }
        let owner = (clause.words.start.max(hit.word.saturating_sub(4))..hit.word)
            .find(|&i| matches!(self.reading.word(i), "his" | "her"));
        let subject = owner.map_or(subject, |at| self.person_meant(at, &Group::new()));
        if people.is_empty() || pairs && people.len() < 2 {
            let definite = matches!(self.reading.before(hit.word), "the" | "this" | "that");
            let invited = found.iter().any(|told| told.action == "invite" && told.sentence == self.sentence);
            if people.is_empty() && invited && hit.trigger.action == "travel" {
                return self.visit_of_invited(scene, hit, found);
            }
            // "The meetings" are several: which of them is not told.
            if people.is_empty() && definite && self.reading.is_plural(hit) {
                return;
            }
            if people.is_empty() && definite && !(hit.trigger.action == "travel" && subject.len() > 1) {
                let Some(told) = self.story.recall(hit.trigger.action, self.sentence) else { return };
                let (people, date, was_open) = (told.people.clone(), told.date.clone(), told.open);
                if matches!(self.reading.word(clause.words.start), "during" | "at")
                    && hit.word <= clause.words.start + 3
                {
                    scene.setting.clone_from(&date);
                }
                let before = found.len();
                self.push(scene, hit, &Cast { people, named: false, how: "as told before" }, None, found);
                // "He hopes to continue the talks": those told as held are over, and others are meant.
                let is_open =
                    |told: &EventCandidate| matches!(told.status, EventStatus::Planned | EventStatus::Possible);
                if !was_open && found.get(before).is_some_and(is_open) {
                    found.truncate(before);
                    return;
                }
                // Journeys are many, so "the visit" need not be the one told last; "the talks" of two are theirs.
                if let Some(again) = found.get_mut(before)
                    && again.date.is_none()
                    && again.participants.len() > 1
                {
                    self.date_again(again, date);
                }
                return;
            }
            // Who visits is told by an owner or by one subject; "they agreed on a visit" does not say.
            let by_nobody_named = people.is_empty() && self.reading.word(hit.end) == "by";
            if hit.trigger.action == "travel" && (subject.len() > 1 || by_nobody_named) {
                return self.visit_of_invited(scene, hit, found);
            }
            let mut all = subject;
            all.extend(people);
            all.dedup();
            people = all;
            how = "subject and noun";
        }
        // Of a meeting with one person named after it, the other is not told: it can only join one that is known.
        let named = !pairs
            || people.len() > 1
            || how == "subject and noun" && !participant::all_after(self.reading, &people, hit);
        self.push(scene, hit, &Cast { people, named, how }, None, found);
    }

    /// Gives what was told before its date, and the standing that goes with it.
    fn date_again(&self, again: &mut EventCandidate, date: Option<VisitDate>) {
        let article_date = self.article.date.as_ref().map(|stated| &stated.value);
        again.status =
            status::corrected(again.status, date.as_ref(), date.as_ref().map(VisitDate::last), article_date).0;
        again.date = date;
        again.rule.push_str("; dated as before");
    }

    pub(super) fn push(
        &mut self,
        scene: &Scene<'_>,
        hit: &Hit,
        cast: &Cast,
        part: Option<&Part>,
        found: &mut Vec<EventCandidate>,
    ) {
        let clause = scene.clause;
        let Some(standing) = status::standing(self.reading, clause, hit) else { return };
        let Some(span) = self.reading.stretch(clause.whole()) else { return };
        let mut participants = Group::new();
        for person in &cast.people {
            if !participants.contains(person) {
                participants.push(person.clone());
            }
        }
        if participants.is_empty() {
            return;
        }
        let article_date = self.article.date.as_ref().map(|stated| &stated.value);
        let ends =
            standing.predicate.and_then(|word| self.reading.spans.get(word)).map_or(usize::MAX, |span| span.start);
        let time = self.time_of(scene, hit).filter(|time| time.span.start < ends);
        let mut date = match part {
            Some(part) if part.listed => part.date.clone(),
            _ => time.and_then(|time| time.date.clone()),
        };
        if date.is_none() && part.is_none() && !hit.is_noun() && standing.status == EventStatus::Happened {
            date.clone_from(&scene.setting);
        }
        let mut rule = format!("{}; {}", cast.how, standing.rule);
        if date.is_none()
            && hit.trigger.action == "invite"
            && standing.status == EventStatus::Happened
            && let Some(day) = self.story.day_of_meeting(self.sentence, &participants)
        {
            rule.push_str("; on the day of the meeting told just before");
            date = Some(day);
        }
        let mut said = standing.status;
        if said == EventStatus::Postponed && time.is_some_and(|time| self.is_new_date(time)) {
            said = EventStatus::Planned;
            rule.push_str("; put off to this day");
        }
        if part.is_some_and(|part| part.possible) {
            said = EventStatus::Possible;
        }
        if said == EventStatus::Ongoing && date.is_none() {
            date = article_date.filter(|date| date.as_day().is_some()).cloned();
            rule.push_str("; going on as the article is written");
        }
        let window = date.as_ref().map(|date| timing::last_day(date, time.and_then(|time| time.modifier)));
        let (status, why) = status::corrected(said, date.as_ref(), window, article_date);
        if let Some(why) = why {
            rule.push_str("; ");
            rule.push_str(why);
        }
        if let (Some(time), Some(_)) = (time, &date) {
            rule.push_str("; dated by “");
            rule.push_str(self.reading.body.get(time.span.clone()).unwrap_or_default());
            rule.push('”');
        }
        let binds_two = participants.len() > 1;
        let places = place::places(self.reading, clause, hit);
        let open = !matches!(status, EventStatus::Happened | EventStatus::Background);
        let needs_date = matches!(hit.trigger.kind, TriggerKind::Deed { .. } | TriggerKind::Happening { .. });
        // What did not take place has no place on the timeline; it only stands beside what did.
        let founds = !standing.negated
            && (cast.named || status == EventStatus::Ongoing)
            && (date.is_some() || !needs_date)
            && (date.is_some()
                || status == EventStatus::Planned && hit.is_noun() && self.reading.word(hit.end) == "with"
                || open && (binds_two || hit.trigger.action == "travel" && !places.is_empty())
                || binds_two && !hit.is_noun());
        if cast.named {
            self.story.told(hit.trigger.action, self.sentence, &participants, date.as_ref(), open);
        }
        found.push(EventCandidate {
            sentence: self.sentence,
            span,
            trigger: self.reading.span_of(hit),
            action: hit.trigger.action,
            date,
            status,
            negated: standing.negated,
            participants,
            places,
            founds,
            rule,
        });
    }

    fn time_of<'s>(&'s self, scene: &Scene<'s>, hit: &Hit) -> Option<&'s TimeExpression> {
        let greedy = matches!(
            hit.trigger.kind,
            TriggerKind::Verb | TriggerKind::VerbOfPerson | TriggerKind::PutOff | TriggerKind::CallOff
        );
        let own = timing::governing(self.reading, scene.clause, hit, greedy);
        if matches!(hit.trigger.kind, TriggerKind::Deed { .. } | TriggerKind::Happening { .. }) {
            let near = own.filter(|time| !self.is_behind_another_verb(hit, time));
            return near.or_else(|| scene.fronted.filter(|_| !hit.is_noun() && scene.clause.link == Link::Main));
        }
        let from_front = || scene.fronted.filter(|_| !hit.is_noun());
        let from_joined =
            || scene.joined.filter(|_| matches!(hit.trigger.kind, TriggerKind::PutOff | TriggerKind::CallOff));
        own.or_else(from_front).or_else(from_joined)
    }
}
