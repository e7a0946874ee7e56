//! The word beside an event or a statement, and the name of its shape.

use serde::Serialize;

use crate::annotate::EventStatus;
use crate::briefing::{Badge, Briefing, Event, Verdict};
use crate::interface::Interface;

/// A badge: always a word and a shape, never colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct BadgeView {
    /// `disputed`: the end of the shape's and the class's name.
    pub(crate) slug: &'static str,
    /// "Disputed".
    pub(crate) word: &'static str,
}

impl BadgeView {
    /// The badge of what the editor says.
    pub(crate) fn editor(ui: Interface) -> Self {
        Self::of(ui, Badge::Editor)
    }

    pub(crate) fn of(ui: Interface, badge: Badge) -> Self {
        let word = ui.say(match badge {
            Badge::Reported => "Reported",
            Badge::Planned => "Planned",
            Badge::Postponed => "Postponed",
            Badge::Unconfirmed => "Unconfirmed",
            Badge::Disputed => "Disputed",
            Badge::Editor => "badge§Editor",
        });
        Self { slug: slug(badge), word }
    }
}

/// The end of the name of a badge's shape and class.
pub(super) fn slug(badge: Badge) -> &'static str {
    match badge {
        Badge::Reported => "reported",
        Badge::Planned => "planned",
        Badge::Postponed => "postponed",
        Badge::Unconfirmed => "unconfirmed",
        Badge::Disputed => "disputed",
        Badge::Editor => "editor",
    }
}

/// The badge of what one statement says.
pub(crate) fn status_badge(status: EventStatus) -> Badge {
    match status {
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Background => Badge::Reported,
        EventStatus::Planned => Badge::Planned,
        EventStatus::Postponed | EventStatus::Cancelled => Badge::Postponed,
        EventStatus::Possible => Badge::Unconfirmed,
    }
}

/// How a source that does not stand by the event's status tells it: "planned in".
pub(super) fn told_as(ui: Interface, status: EventStatus) -> &'static str {
    ui.say(match status_badge(status) {
        Badge::Planned => "planned in",
        Badge::Postponed => "put off or called off in",
        Badge::Unconfirmed => "unconfirmed in",
        Badge::Reported | Badge::Disputed | Badge::Editor => "reported in",
    })
}

/// The badge of an event: disputed where its sources disagree, else where it stands.
pub(crate) fn badge(briefing: &Briefing, event: &Event) -> Badge {
    if is_disputed(briefing, event) { Badge::Disputed } else { status_badge(event.status) }
}

pub(crate) fn event_badge(ui: Interface, briefing: &Briefing, event: &Event) -> BadgeView {
    let badge = badge(briefing, event);
    // The shape is that of what is put off; the word tells that it is called off.
    if badge == Badge::Postponed && event.status == EventStatus::Cancelled {
        return BadgeView { word: ui.say("Cancelled"), slug: slug(badge) };
    }
    BadgeView::of(ui, badge)
}

/// True where sources give answers about the event that cannot both hold.
pub(crate) fn is_disputed(briefing: &Briefing, event: &Event) -> bool {
    event.disputes.iter().any(|&d| briefing.disputes.get(d).is_some_and(|d| d.verdict == Verdict::Dispute))
}

/// All badges in the order of the site.
pub(crate) const ALL: [Badge; 6] =
    [Badge::Reported, Badge::Planned, Badge::Postponed, Badge::Unconfirmed, Badge::Disputed, Badge::Editor];
